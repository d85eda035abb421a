import { columnLetters } from '#formats/xlsx-range'
import { quoted, type SheetTitle } from '#reports/spreadsheet/sheet-draft'

/** Year 0, or month 0, stands in the fourth column of every sheet with years. */
const firstYear = 4

/** The row with the numbers of the years, alike in every sheet with years. */
export const yearRow = 5

/** The column of a year, counted from 1. */
function yearColumn(year: number): number {
  return firstYear + year
}

/** The cell of a year in a row. */
export function yearCell(sheet: SheetTitle, row: number, year: number): string {
  return `${quoted(sheet)}!${columnLetters(yearColumn(year))}${row}`
}

/** The cells of a row from one year to another. */
export function yearRange(
  sheet: SheetTitle,
  row: number,
  [from, to]: readonly [number, number],
): string {
  return `${yearCell(sheet, row, from)}:${columnLetters(yearColumn(to))}${row}`
}

/** The cells between two of one row; the sheet is named once. */
export function cellsTo(first: string, last: string): string {
  return `${first}:${last.replace(/^.*!/, '')}`
}

/** The mean over the periods of a plan, from the cells of its periods. */
export function periodMean(cell: (period: number) => string, periods: number): string {
  return `AVERAGE(${cellsTo(cell(1), cell(periods))})`
}

/** The numbers of the years of a plan, or of its months where it runs by months, 0 first. */
export function yearsOf(periods: number): readonly number[] {
  return Array.from({ length: periods + 1 }, (_, period) => period)
}

/** What a rate a year makes of 1 in a period: `(1+B3)`, or its twelfth root in a plan by months. */
export function grownBy(rate: string, perYear: number): string {
  return perYear === 1 ? `(1+${rate})` : `(1+${rate})^(1/${perYear})`
}

/** What a rate a year makes of 1 in half a period. */
export function halfGrown(rate: string, perYear: number): string {
  return perYear === 1 ? `SQRT(1+${rate})` : `(1+${rate})^(1/${2 * perYear})`
}

/** What a rate a year makes of 1 from one day to another: `(1+B3)^((C5-B5)/365)`. */
export function grownByDays(rate: string, [to, from]: readonly [string, string]): string {
  return `(1+${rate})^((${to}-${from})/365)`
}

/** What turns money a year into money a period: nothing, or a division by the months. */
export function aPeriod(perYear: number): string {
  return perYear === 1 ? '' : `/${perYear}`
}
