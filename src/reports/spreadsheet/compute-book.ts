import { cellName } from '#formats/xlsx-write-sheet'
import type { Book, SheetCell } from '#formats/xlsx-write-book'
import { readSheetFormula, type SheetScope } from '#reports/spreadsheet/sheet-formula'
import { NoValue, single, type CellValue } from '#reports/spreadsheet/sheet-values'

/**
 * The same workbook with the value that each formula has now, for programs that show what was saved
 * before they compute (mail, previews, a protected view). A formula without a value stays without.
 */
export function computeBook(book: Book): Book {
  const values = bookValues(book)
  return {
    ...book,
    sheets: book.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row, r) => ({
        ...row,
        cells: row.cells.map((cell, c) => {
          if (cell?.formula === undefined) return cell
          const value = values(sheet.name, c + 1, r + 1)
          return value === undefined ? cell : { ...cell, value: savedValue(value) }
        }),
      })),
    })),
  }
}

function savedValue(value: CellValue): number | string {
  return typeof value === 'string' ? value : Number(value)
}

/** The values of cells, each computed when it is first asked for. */
function bookValues(book: Book): SheetScope['cell'] {
  const cells = new Map<string, SheetCell>()
  for (const { name, rows } of book.sheets) {
    for (const [r, row] of rows.entries()) {
      for (const [c, cell] of row.cells.entries()) {
        if (cell !== undefined) cells.set(`${name}!${cellName(c + 1, r + 1)}`, cell)
      }
    }
  }
  const names = new Map(
    book.names.map(({ name, refersTo }) => [name.toLowerCase(), readSheetFormula(refersTo)]),
  )
  const known = new Map<string, CellValue | NoValue>()
  const cellValue: SheetScope['cell'] = (sheet, column, row) => {
    const key = `${sheet}!${cellName(column, row)}`
    const cell = cells.get(key)
    if (cell?.formula === undefined) return cell?.value
    if (!known.has(key)) known.set(key, computed(cell.formula, scopeOf(sheet)))
    const value = known.get(key)
    if (value instanceof NoValue) throw value
    return value
  }
  const scopeOf = (sheet: string): SheetScope => ({
    sheet,
    cell: cellValue,
    name(name) {
      const part = names.get(name.toLowerCase())
      if (part === undefined) throw new NoValue(`there is no name ${name}`)
      return part(scopeOf(sheet))
    },
  })
  return (sheet, column, row) => {
    try {
      return cellValue(sheet, column, row)
    } catch (error) {
      if (error instanceof NoValue) return undefined
      throw error
    }
  }
}

function computed(formula: string, scope: SheetScope): CellValue | NoValue {
  try {
    return single(readSheetFormula(formula)(scope))
  } catch (error) {
    if (error instanceof NoValue) return error
    throw error
  }
}
