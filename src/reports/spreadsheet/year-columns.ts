import { columnLetters } from '#formats/xlsx-range'
import { quoted, type SheetTitle } from '#reports/spreadsheet/sheet-draft'

/** Year 0 stands in the fourth column of every sheet with years. */
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

/** The numbers of the years of a plan, 0 first. */
export function yearsOf(horizon: number): readonly number[] {
  return Array.from({ length: horizon + 1 }, (_, year) => year)
}
