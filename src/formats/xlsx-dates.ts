import { instantText } from '#quantity/instant'
import type { CellStyle } from '#formats/xlsx-styles'

const day = 86_400_000
/** Days from 1970-01-01 back to the day 0 of each calendar. */
const zero1900 = -25_569
const zero1904 = -24_107
/** The number of 10000-01-01, which no cell shows. */
const end1900 = 2_958_466
const end1904 = 2_957_004
/** The day that the calendar of 1900 has and history has not, and its number. */
const leapDay = '1900-02-29'
const leapNumber = 60

/**
 * The number of a cell that shows a day or a time, as text: `2026-11-22`, `2026-11-22T10:30:00`,
 * `10:30:00`, and `36:30:00` for a length of time; to the millisecond. Undefined where the number
 * is no such thing (below 0, or beyond the year 9999).
 *
 * Spreadsheets count days from 1900-01-01 = 1 and take 1900 for a leap year, or from 1904-01-01 = 0.
 *
 * Source: ECMA-376, part 1, 18.17.4 (dates and times).
 */
export function dateCell(
  serial: number,
  style: Exclude<CellStyle, 'number'>,
  from1904: boolean,
): string | undefined {
  const milliseconds = Math.round(serial * day)
  if (!(milliseconds >= 0 && milliseconds < (from1904 ? end1904 : end1900) * day)) return undefined
  if (style === 'elapsed' || (style === 'time' && serial < 1)) return clock(milliseconds)
  const number = Math.floor(milliseconds / day)
  if (number === leapNumber && !from1904) return leapDay
  const at = milliseconds + dayZero(number, from1904) * day
  const whole = style === 'day' && milliseconds % day === 0
  if (whole) return instantText({ at, form: 'day' })
  return instantText({ at, form: 'wall-clock' }).replace(/\.000$/, '')
}

function dayZero(number: number, from1904: boolean): number {
  if (from1904) return zero1904
  return number < leapNumber ? zero1900 + 1 : zero1900
}

function clock(milliseconds: number): string {
  const rest = milliseconds % 1000
  const seconds = Math.floor(milliseconds / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const text = parts.map((part) => String(part).padStart(2, '0')).join(':')
  return rest === 0 ? text : `${text}.${String(rest).padStart(3, '0')}`
}
