import { instantText, readInstant } from '#quantity/instant'
import type { ValueModel } from './model.ts'
import { periodCount, periodsPerYear, yearCount } from './periods.ts'

/** A plan that begins on a day. */
export type DatedPlan = Pick<ValueModel, 'horizon' | 'period' | 'midPeriod'> & {
  readonly start: string
}

const DAY = 86_400_000
const ordinaryYear = 365

/** Which day is a text such as `2027-03-15`, counted from 1970-01-01? Undefined where it is none. */
export function dayNumber(text: string): number | undefined {
  const instant = readInstant(text)
  return instant?.form === 'day' ? instant.at / DAY : undefined
}

/**
 * On which day does each period of a plan end, in days since its start? The start, 0, first; then
 * the same day of the month, a year or a month later each, or the last of a month that is too
 * short: what a spreadsheet's EDATE() gives.
 */
export function periodEnds(plan: DatedPlan): readonly number[] {
  const [year = 0, month = 0, day = 0] = plan.start.split('-').map(Number)
  const step = 12 / periodsPerYear(plan)
  const begins = firstOfMonth(year, month - 1) + day
  return Array.from({ length: periodCount(plan) + 1 }, (_, period) => {
    const months = month - 1 + step * period
    const first = firstOfMonth(year, months)
    const length = firstOfMonth(year, months + 1) - first
    return first + Math.min(day, length) - begins
  })
}

/** On which days do the flows of the periods of a plan stand, in days since its start: their ends or their middles? */
export function flowDays(plan: DatedPlan): readonly number[] {
  const ends = periodEnds(plan)
  if (!plan.midPeriod) return ends
  return ends.map((end, period) => (period === 0 ? 0 : Math.floor((ends[period - 1]! + end) / 2)))
}

/**
 * On which day does each year of a plan end, as text: `2028-03-15`? The start first; the last ends
 * with the plan.
 */
export function yearEnds(plan: DatedPlan): readonly string[] {
  const ends = periodEnds(plan)
  const perYear = periodsPerYear(plan)
  const begins = dayNumber(plan.start) ?? NaN
  return Array.from({ length: yearCount(plan) + 1 }, (_, year) => {
    const end = ends[Math.min(year * perYear, ends.length - 1)]!
    return instantText({ at: (begins + end) * DAY, form: 'day' })
  })
}

/** How many days after the start of a plan does a day lie? */
export function daysAfterStart(day: string, { start }: Pick<DatedPlan, 'start'>): number {
  return (dayNumber(day) ?? NaN) - (dayNumber(start) ?? NaN)
}

/**
 * How many years after the start of a plan does a day lie, by its periods: whole ones, and the part
 * of one by days? Beyond the plan by years of 365 days.
 */
export function yearsAfterStart(day: string, plan: DatedPlan): number {
  const after = daysAfterStart(day, plan)
  const ends = periodEnds(plan)
  const period = ends.findIndex((end) => end >= after)
  if (period === 0) return after / ordinaryYear
  const last = ends.at(-1)!
  if (period === -1) return plan.horizon + (after - last) / ordinaryYear
  const before = ends[period - 1]!
  return (period - 1 + (after - before) / (ends[period]! - before)) / periodsPerYear(plan)
}

/** The first day of a month, `months` after the January of a year. */
function firstOfMonth(year: number, months: number): number {
  const at = year + Math.floor(months / 12)
  const month = String((months % 12) + 1).padStart(2, '0')
  return dayNumber(`${String(at).padStart(4, '0')}-${month}-01`) ?? NaN
}
