/** Rows and columns of a sheet, 1-based, both ends within; without an end it goes on. */
export interface SheetRange {
  readonly fromRow: number
  readonly toRow: number
  readonly fromColumn: number
  readonly toColumn: number
}

/** Rows and columns that a sheet can have. */
export const lastRow = 1_048_576
export const lastColumn = 16_384

export const wholeSheet: SheetRange = {
  fromRow: 1,
  toRow: lastRow,
  fromColumn: 1,
  toColumn: lastColumn,
}

const form = /^\$?([a-z]{1,3})\$?(\d{1,7})?(?::\$?([a-z]{1,3})\$?(\d{1,7})?)?$/i

/**
 * The cells that a text names: `A3:F200`, `B2` and all that is right of and below it, `A:F`;
 * undefined where it names none.
 */
export function readRange(text: string): SheetRange | undefined {
  const match = form.exec(text.trim())
  if (match === null) return undefined
  const [, fromColumn = '', fromRow, toColumn, toRow] = match
  const range = {
    fromRow: Number(fromRow ?? 1),
    toRow: Number(toRow ?? lastRow),
    fromColumn: columnNumber(fromColumn),
    toColumn: toColumn === undefined ? lastColumn : columnNumber(toColumn),
  }
  const holds =
    range.fromRow >= 1 &&
    range.toRow <= lastRow &&
    range.toColumn <= lastColumn &&
    range.fromRow <= range.toRow &&
    range.fromColumn <= range.toColumn
  return holds ? range : undefined
}

/** The number of a column: A is 1, XFD 16384. */
export function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters.toUpperCase()) number = 26 * number + letter.charCodeAt(0) - 64
  return number
}

/** The letters of a column: 28 is AB. */
export function columnLetters(number: number): string {
  if (number <= 0) return ''
  const last = (number - 1) % 26
  return columnLetters((number - 1 - last) / 26) + String.fromCharCode(65 + last)
}
