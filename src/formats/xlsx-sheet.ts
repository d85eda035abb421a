import { notCalculated } from '#formats/cell-text'
import { dateCell } from '#formats/xlsx-dates'
import { columnNumber, lastColumn, type SheetRange } from '#formats/xlsx-range'
import { joined, unescaped } from '#formats/xlsx-strings'
import type { CellStyle } from '#formats/xlsx-styles'
import { XmlScanner, type XmlAttributes } from '#formats/xlsx-xml'

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly range: SheetRange
  readonly strings: readonly string[]
  readonly styles: readonly CellStyle[]
  readonly from1904: boolean
  /** Hears of every cell of the range that holds a formula, by its place in the row from 0. */
  readonly formula?: (row: number, place: number) => void
}

/** Takes a row: its number in the sheet, and its cells from the first column of the range on. */
export type TakeRow = (row: number, cells: readonly string[]) => void

/**
 * Reads the cells of a sheet as texts, row by row; rows without any text are left out. Numbers come
 * in the shortest form that stands for the same number, truths as TRUE and FALSE, days and times as
 * ISO 8601, formulas as the result that was saved, errors as they are shown (`#N/A`). The cells
 * handed over hold only until the next row.
 *
 * Source: ECMA-376, part 1, 18.3.1.4 (cell), 18.18.11 (types of cells).
 */
export class SheetReader {
  private readonly context: SheetContext
  private readonly take: TakeRow
  private readonly scanner: XmlScanner
  private row = 0
  private column = 0
  private cells: string[] = []
  private type = 'n'
  private style = 0
  private value = ''
  private inValue = false
  private inReading = false
  private formula = false
  private inData = false

  constructor(context: SheetContext, take: TakeRow) {
    this.context = context
    this.take = take
    this.scanner = new XmlScanner({
      open: (name, attribute) => {
        if (name === 'sheetData') this.inData = true
        else if (this.inData) this.open(name, attribute)
      },
      close: (name) => {
        if (name === 'sheetData') this.inData = false
        else if (this.inData) this.close(name)
      },
      text: (text) => {
        if (this.inValue) this.value = joined(this.value, text)
      },
    })
  }

  push(piece: string): void {
    this.scanner.push(piece)
  }

  end(): void {
    this.scanner.end()
  }

  private open(name: string, attribute: XmlAttributes): void {
    switch (name) {
      case 'row':
        this.row = Number(attribute('r') ?? this.row + 1)
        this.column = 0
        this.cells = []
        return
      case 'c':
        this.openCell(attribute)
        return
      case 'f':
        this.formula = true
        return
      case 'rPh':
        this.inReading = true
        return
      case 'v':
      case 't':
        this.inValue = !this.inReading
    }
  }

  private openCell(attribute: XmlAttributes): void {
    const letters = /^[A-Z]+/i.exec(attribute('r') ?? '')?.[0]
    this.column = letters === undefined ? this.column + 1 : columnNumber(letters)
    this.type = attribute('t') ?? 'n'
    this.style = Number(attribute('s') ?? 0)
    this.value = ''
    this.formula = false
  }

  private close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.inValue = false
        return
      case 'rPh':
        this.inReading = false
        return
      case 'c':
        this.closeCell()
        return
      case 'row':
        this.closeRow()
    }
  }

  private closeCell(): void {
    const { range } = this.context
    const outside =
      this.row < range.fromRow ||
      this.row > range.toRow ||
      this.column < range.fromColumn ||
      this.column > Math.min(range.toColumn, lastColumn)
    const text = outside ? '' : this.text()
    if (text === '') return
    const place = this.column - range.fromColumn
    if (this.formula) this.context.formula?.(this.row, place)
    while (this.cells.length < place) this.cells.push('')
    this.cells[place] = text
  }

  private closeRow(): void {
    if (this.cells.some((cell) => cell.trim() !== '')) this.take(this.row, this.cells)
  }

  private text(): string {
    const { value } = this
    if (value === '') return this.formula && this.type !== 'str' ? notCalculated : ''
    switch (this.type) {
      case 's':
        return this.context.strings[Number(value)] ?? '#REF!'
      case 'b':
        return value.trim() === '1' ? 'TRUE' : 'FALSE'
      case 'n':
        return this.number(value)
      case 'str':
      case 'inlineStr':
        return unescaped(value)
      default:
        return value
    }
  }

  /** Full precision: programs write 17 digits, of which as many are kept as the number needs. */
  private number(text: string): string {
    const number = Number(text)
    if (!Number.isFinite(number)) return text
    const style = this.context.styles[this.style] ?? 'number'
    const date = style === 'number' ? undefined : dateCell(number, style, this.context.from1904)
    return date ?? String(number)
  }
}
