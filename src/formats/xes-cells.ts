import type { EventColumn } from '#evidence/log/event-columns'
import { asciiSource, type ByteSource } from '#formats/xes-bytes'
import { XesDictionary } from '#formats/xes-dictionary'
import { instantText, InstantReader, timeForms } from '#quantity/instant'

/** Memory in bytes that all columns of a log share; below zero it is used up. */
export interface Budget {
  left: number
}

/** The growing cells of one attribute. */
export interface Cells {
  readonly kind: EventColumn['kind']
  /** Sets a cell from the bytes between `from` and `to`; false (and missing) where it is no such value. */
  set(row: number, source: ByteSource, from: number, to: number): boolean
  /** A number for the value of a cell that is not less than those before; -1 where it is missing. */
  codeAt(row: number): number
  /** Bytes that a column over so many rows takes beyond what the cells have. */
  lacking(rows: number): number
  /** The column over so many rows, and how many bytes of its texts are no characters. */
  column(rows: number, encoding: 'utf-8' | 'latin-1'): CellColumn
}

export interface CellColumn {
  readonly column: EventColumn
  readonly broken: number
}

/** Empty cells for values of one kind. */
export function newCells(kind: EventColumn['kind'], budget: Budget): Cells {
  if (kind === 'text') return new TextCells(budget)
  return kind === 'number' ? new NumberCells(budget) : new TimeCells(budget)
}

/** The same cells as texts, for an attribute whose values turn out to be of several kinds. */
export function asTextCells(cells: Cells, rows: number, budget: Budget): Cells {
  const { column } = cells.column(rows, 'utf-8')
  const texts = new TextCells(budget)
  for (let row = 0; row < rows; row++) {
    const text = textAt(column, row)
    texts.set(row, asciiSource(text), 0, text.length)
  }
  return texts
}

/** The text of a number or a time, which is ASCII. */
function textAt(column: EventColumn, row: number): string {
  if (column.kind === 'text' || Number.isNaN(column.values[row]!)) return ''
  const value = column.values[row]!
  if (column.kind === 'number') return String(value)
  return instantText({ at: value, form: timeForms[column.forms[row]!]! })
}

/** What a new text takes beside its bytes: its place in the dictionary and the text itself. */
const bytesPerText = 64

class TextCells implements Cells {
  readonly kind = 'text'
  private readonly budget: Budget
  private readonly dictionary = new XesDictionary()
  private codes: Int32Array = new Int32Array()

  constructor(budget: Budget) {
    this.budget = budget
  }

  /** An empty text is missing. */
  set(row: number, source: ByteSource, from: number, to: number): boolean {
    if (row >= this.codes.length && afford(row, 4, this.budget)) {
      this.codes = copied(this.codes, new Int32Array(roomFor(row)).fill(-1))
    }
    const { size } = this.dictionary
    this.codes[row] = from === to ? -1 : this.dictionary.codeOf(source, from, to)
    if (this.dictionary.size > size) this.budget.left -= to - from + bytesPerText
    return true
  }

  codeAt(row: number): number {
    return this.codes[row] ?? -1
  }

  lacking(rows: number): number {
    return 4 * Math.max(0, rows - this.codes.length)
  }

  column(rows: number, encoding: 'utf-8' | 'latin-1'): CellColumn {
    const { labels, broken } = this.dictionary.labels(encoding)
    const codes = cut(this.codes, rows, (size) => new Int32Array(size).fill(-1))
    return { column: { kind: 'text', codes, labels }, broken }
  }
}

class NumberCells implements Cells {
  readonly kind = 'number'
  private readonly budget: Budget
  private values: Float64Array = new Float64Array()

  constructor(budget: Budget) {
    this.budget = budget
  }

  set(row: number, source: ByteSource, from: number, to: number): boolean {
    if (row >= this.values.length && afford(row, 8, this.budget)) {
      this.values = copied(this.values, new Float64Array(roomFor(row)).fill(Number.NaN))
    }
    const value = readDecimal(source.bytes, from, to)
    this.values[row] = value ?? Number.NaN
    return value !== undefined
  }

  codeAt(row: number): number {
    return Number.isNaN(this.values[row] ?? Number.NaN) ? -1 : row
  }

  lacking(rows: number): number {
    return 8 * Math.max(0, rows - this.values.length)
  }

  column(rows: number): CellColumn {
    const values = cut(this.values, rows, (size) => new Float64Array(size).fill(Number.NaN))
    return { column: { kind: 'number', values }, broken: 0 }
  }
}

class TimeCells implements Cells {
  readonly kind = 'time'
  private readonly budget: Budget
  private readonly reader = new InstantReader()
  private values: Float64Array = new Float64Array()
  private forms: Uint8Array = new Uint8Array()

  constructor(budget: Budget) {
    this.budget = budget
  }

  set(row: number, source: ByteSource, from: number, to: number): boolean {
    if (row >= this.values.length && afford(row, 9, this.budget)) {
      this.values = copied(this.values, new Float64Array(roomFor(row)).fill(Number.NaN))
      this.forms = copied(this.forms, new Uint8Array(roomFor(row)))
    }
    const value = this.reader.read(source.bytes, from, to)
    this.values[row] = value
    this.forms[row] = this.reader.form
    return from === to || !Number.isNaN(value)
  }

  codeAt(row: number): number {
    return Number.isNaN(this.values[row] ?? Number.NaN) ? -1 : row
  }

  lacking(rows: number): number {
    return 9 * Math.max(0, rows - this.values.length)
  }

  column(rows: number): CellColumn {
    const values = cut(this.values, rows, (size) => new Float64Array(size).fill(Number.NaN))
    const forms = cut(this.forms, rows, (size) => new Uint8Array(size))
    return { column: { kind: 'time', values, forms }, broken: 0 }
  }
}

function roomFor(row: number): number {
  return Math.max(64, 2 * row)
}

/** Whether the cells may grow; where they may not, writing beyond their end does nothing. */
function afford(row: number, bytesPerCell: number, budget: Budget): boolean {
  const more = bytesPerCell * (roomFor(row) - row)
  budget.left -= more
  return budget.left >= 0
}

/** `into`, with as many of the first cells of `from` as fit. */
function copied<Array extends Int32Array | Float64Array | Uint8Array>(
  from: Array,
  into: Array,
): Array {
  into.set(from.length > into.length ? from.subarray(0, into.length) : from)
  return into
}

/** The first cells of a column, filled up where it has fewer. */
function cut<Array extends Int32Array | Float64Array | Uint8Array>(
  cells: Array,
  rows: number,
  empty: (size: number) => Array,
): Array {
  return cells.length >= rows ? (cells.subarray(0, rows) as Array) : copied(cells, empty(rows))
}

const [point, minus, plus, zero] = [0x2e, 0x2d, 0x2b, 0x30]

/** The number that bytes stand for; NaN for none (empty, `NaN`), undefined where they are no number. */
function readDecimal(bytes: Uint8Array, from: number, to: number): number | undefined {
  const signed = bytes[from] === minus || bytes[from] === plus
  const start = signed ? from + 1 : from
  // Up to 15 digits both the digits and the power of ten are exact, so their quotient is right.
  const size = to - start < 15 ? readDigits(bytes, start, to) : Number.NaN
  if (Number.isNaN(size)) return readAnyNumber(bytes, from, to)
  return bytes[from] === minus ? -size : size
}

/** The number of digits with at most one decimal point among them; NaN for all else. */
function readDigits(bytes: Uint8Array, from: number, to: number): number {
  let value = 0
  let pointAt = -1
  for (let at = from; at < to; at++) {
    const digit = bytes[at]! - zero
    if (digit >= 0 && digit <= 9) value = 10 * value + digit
    else if (bytes[at] === point && pointAt < 0) pointAt = at
    else return Number.NaN
  }
  const decimals = pointAt < 0 ? 0 : to - pointAt - 1
  if (to - from - (pointAt < 0 ? 0 : 1) < 1) return Number.NaN
  return decimals === 0 ? value : value / 10 ** decimals
}

function readAnyNumber(bytes: Uint8Array, from: number, to: number): number | undefined {
  const text = String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 64))).trim()
  if (text === '' || text === 'NaN') return Number.NaN
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) && to - from <= 64 ? value : undefined
}
