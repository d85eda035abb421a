import { instantText, readInstant } from '#quantity/instant'

/** A part of the calendar that periods follow. */
export type Every = 'day' | 'week' | 'month' | 'quarter' | 'year'

const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/** Days of 1970 before its first Monday. */
const FIRST_MONDAY = 4

const DAY = 86_400_000

/** Mean length of a part of the calendar in days: a year has 365.25, a month a twelfth of it. */
export const daysOf: Readonly<Record<Every, number>> = {
  day: 1,
  week: 7,
  month: 365.25 / 12,
  quarter: 365.25 / 4,
  year: 365.25,
}

/**
 * The number of the period that holds a moment: one more for the next one. Weeks begin on Mondays.
 * @param days since 1970-01-01
 */
export function calendarPeriod(every: Every, days: number): number {
  if (every === 'day') return Math.floor(days)
  if (every === 'week') return Math.floor((days - FIRST_MONDAY) / 7)
  const [year, month] = dayText(days).split('-').map(Number)
  return Math.floor((12 * year! + month! - 1) / MONTHS[every])
}

/** First day of a period, in days since 1970-01-01. */
export function calendarStart(every: Every, period: number): number {
  if (every === 'day') return period
  if (every === 'week') return FIRST_MONDAY + 7 * period
  const months = period * MONTHS[every]
  const year = String(Math.floor(months / 12)).padStart(4, '0')
  const month = String((months % 12) + 1).padStart(2, '0')
  return readInstant(`${year}-${month}-01`)!.at / DAY
}

/** A moment as the day it lies on: `2012-03-01`. */
export function dayText(days: number): string {
  return instantText({ at: Math.floor(days) * DAY, form: 'day' })
}

/** Days since 1970-01-01 of a date or time; undefined where the text is none. */
export function daysOfText(text: string): number | undefined {
  const instant = readInstant(text)
  return instant === undefined ? undefined : instant.at / DAY
}

/** The longest part of the calendar that all days begin, for dates that already stand for periods. */
export function calendarOf(days: readonly number[]): Every {
  const begin = (every: Every): boolean =>
    days.every((day) => calendarStart(every, calendarPeriod(every, day)) === day)
  return (['year', 'quarter', 'month'] as const).find(begin) ?? 'day'
}
