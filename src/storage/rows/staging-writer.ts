import {
  DOUBLE,
  DuckDBDataChunk,
  VARCHAR,
  type DuckDBAppender,
  type DuckDBType,
} from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import { readNumber, type DecimalMark } from '#formats/cell-text'
import type { Engine } from '#storage/rows/engine'
import { stagedNames, type NeededColumn } from '#storage/rows/needed-columns'
import { listed, type UnreadableCell } from '#storage/rows/staged-table'

const chunkRows = 2048

/** Writes rows of cell texts into a table of the engine, one vector of rows at a time. */
export class StagingWriter {
  readonly unreadable = new Map<number, UnreadableCell[]>()
  rows = 0
  private readonly appender: DuckDBAppender
  private readonly needed: readonly NeededColumn[]
  private readonly missing: ReadonlySet<string>
  private readonly decimal: DecimalMark
  private readonly types: readonly DuckDBType[]
  private readonly lines = new Float64Array(chunkRows)
  private readonly numbers: ReadonlyMap<number, Float64Array>
  private readonly texts: ReadonlyMap<number, string[]>
  private filled = 0

  private constructor(appender: DuckDBAppender, needed: readonly NeededColumn[], cells: CellRules) {
    this.appender = appender
    this.needed = needed
    this.missing = cells.missing
    this.decimal = cells.decimal
    this.types = [DOUBLE, ...columnsOf(needed).map(({ type }) => type)]
    const names = new Set(columnsOf(needed).map(({ name }) => name))
    const places = [...needed.keys()]
    this.numbers = new Map(
      places
        .filter((place) => names.has(`n${place}`))
        .map((place) => [place, new Float64Array(chunkRows)]),
    )
    this.texts = new Map(
      places.filter((place) => names.has(`t${place}`)).map((place) => [place, []]),
    )
  }

  static async create(
    engine: Engine,
    table: string,
    needed: readonly NeededColumn[],
    cells: CellRules,
  ): Promise<StagingWriter> {
    const columns = columnsOf(needed).map(({ name, type }) => `, ${name} ${type.toString()}`)
    await engine.run(`CREATE TABLE ${table} (line DOUBLE${columns.join('')})`)
    return new StagingWriter(await engine.connection.createAppender(table), needed, cells)
  }

  /** Takes the cell of each needed column; undefined is missing, a number is one already. */
  write(line: number, cells: readonly WrittenCell[]): void {
    const at = this.filled
    this.lines[at] = line
    for (let place = 0; place < this.needed.length; place++) {
      const given = cells[place]
      const cell = typeof given === 'number' ? shownNumber(given) : this.present(given)
      const texts = this.texts.get(place)
      const numbers = this.numbers.get(place)
      if (texts) texts[at] = cell
      if (numbers)
        numbers[at] = typeof given === 'number' ? given : this.numberOf(cell, place, line)
    }
    this.rows++
    this.filled++
    if (this.filled === chunkRows) this.flush()
  }

  close(): void {
    this.flush()
    this.appender.closeSync()
  }

  private present(cell: string | null | undefined): string {
    const text = cell?.trim() ?? ''
    return this.missing.has(text) ? '' : text
  }

  private numberOf(cell: string, place: number, line: number): number {
    if (cell === '') return Number.NaN
    const value = readNumber(cell, this.decimal)
    if (value !== undefined) return value
    const known = this.unreadable.get(place) ?? []
    this.unreadable.set(place, known)
    if (known.length < listed) known.push({ line, value: cell })
    return Number.POSITIVE_INFINITY
  }

  private flush(): void {
    const rows = this.filled
    if (rows === 0) return
    const chunk = DuckDBDataChunk.create(this.types, rows)
    let column = 0
    putNumbers(chunk, column++, this.lines.subarray(0, rows))
    for (const place of this.needed.keys()) {
      const numbers = this.numbers.get(place)
      const texts = this.texts.get(place)
      if (numbers) putNumbers(chunk, column++, numbers.subarray(0, rows))
      if (texts) chunk.setColumnValues(column++, texts.slice(0, rows).map(storable))
    }
    this.appender.appendDataChunk(chunk)
    this.filled = 0
  }
}

/** A text, or a number (NaN is missing). */
export type WrittenCell = string | number | null | undefined

function shownNumber(value: number): string {
  return Number.isNaN(value) ? '' : String(value)
}

/** How the texts of cells are understood. */
export interface CellRules {
  readonly missing: ReadonlySet<string>
  readonly decimal: DecimalMark
}

function columnsOf(
  needed: readonly NeededColumn[],
): readonly { readonly name: string; readonly type: DuckDBType }[] {
  return needed.flatMap((column, place) =>
    stagedNames(column, place).map((name) => ({
      name,
      type: name.startsWith('n') ? DOUBLE : VARCHAR,
    })),
  )
}

function putNumbers(chunk: DuckDBDataChunk, column: number, values: Float64Array): void {
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, column)
  duckdb.copy_data_to_vector(
    vector,
    0,
    values.buffer as ArrayBuffer,
    values.byteOffset,
    values.byteLength,
  )
}

/** NUL characters and halves of characters cannot be stored. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed()
}
