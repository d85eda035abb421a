import { columnLetters } from '#formats/xlsx-range'
import { sheetTitles } from '#reports/spreadsheet/sheet-draft'

const sheet = sheetTitles.scenarios

/** Rows of the sheet of scenarios that others look into. */
export const rows = { choice: 5, place: 6, ids: 9 } as const

/** The row with what is left of gains; assumptions follow below it. */
export const gainsRow = 19

/** Column of the first scenario, counted from 1. */
const firstColumn = 3

/** The cell that says in which scenario the whole workbook stands. */
export const scenarioCell = `${sheet}!$B$${rows.choice}`

/** What is left of each gain in the scenario in use. */
export const gainsLeft = `${sheet}!$B$${gainsRow}`

/** The value of an assumption, by its place in the model, in the scenario in use. */
export function scenarioValue(index: number, count: number): string {
  return chosen(gainsRow + 1 + index, count, `${sheet}!`)
}

/** The cell of a row that stands in the column of the scenario in use. */
export function chosen(row: number, count: number, of = ''): string {
  const [first, last] = scenarioRange(row, count).split(':')
  return `INDEX(${of}${first}:${last},1,${of}$B$${rows.place})`
}

/** The cells of a row, one a scenario. */
export function scenarioRange(row: number, count: number): string {
  const letters = [firstColumn, firstColumn + count - 1].map(columnLetters)
  return letters.map((letter) => `$${letter}$${row}`).join(':')
}
