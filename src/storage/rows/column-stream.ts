import type { DuckDBDataChunk } from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import type { Engine } from '#storage/rows/engine'
import type { DeclaredColumn } from '#storage/rows/relation'
import { readRows } from '#storage/rows/row-slices'
import type { StagedTable } from '#storage/rows/staged-table'

/** A column to be streamed: SQL and what it yields. Few codes fit into a byte. */
export interface StreamedColumn {
  readonly sql: string
  readonly kind: 'numbers' | 'codes' | 'few-codes' | 'texts'
}

/** Labels whose codes, with those below 0, fit into a byte. */
const fewLabels = 128

export function streamed(column: DeclaredColumn): StreamedColumn {
  const { sql, kind } = column
  return kind === 'codes' && column.labels.length <= fewLabels
    ? { sql: `CAST(${sql} AS TINYINT)`, kind: 'few-codes' }
    : { sql, kind }
}

/**
 * So many rows of each column, in file order. Numbers may be NaN (missing) or infinite
 * (unreadable); codes below 0 have no label. The arrays are to be read only, and used again for
 * the next block.
 */
export interface Block {
  readonly rows: number
  readonly numbers: readonly Float64Array[]
  readonly codes: readonly Int32Array[]
}

/** Rows in a block: the same whatever the engine hands over at a time. */
export const blockRows = 2048

/** Columns that were streamed are held up to so many bytes, for the next question. */
const heldBytes = 256 * 1024 * 1024

type Values = Float64Array | Int32Array | Int8Array

/** About how many bytes a value has. */
const bytesOf = { numbers: 8, codes: 4, 'few-codes': 1, texts: 32 } as const

interface HeldColumn {
  readonly values: Values
  /** Of texts: in order of first appearance. */
  readonly labels?: readonly string[]
}

/** The columns of a relation, streamed in blocks of rows in file order. */
export class ColumnStream {
  private readonly engine: Engine
  private readonly from: string
  private readonly rows: number
  private readonly tables: readonly StagedTable[]
  private readonly held = new Map<string, HeldColumn>()
  private room = heldBytes

  constructor(
    engine: Engine,
    from: string,
    { kept, tables }: { readonly kept: number; readonly tables: readonly StagedTable[] },
  ) {
    this.engine = engine
    this.from = from
    this.rows = kept
    this.tables = tables
  }

  /**
   * Streams columns in blocks. `numbers` and `codes` of a block hold the columns of their kind in
   * the order they were asked for. Gives the labels of each `texts` column.
   */
  async blocks(
    columns: readonly StreamedColumn[],
    take: (block: Block) => void,
  ): Promise<readonly (readonly string[])[]> {
    const held = columns.map(({ sql }) => this.held.get(sql)).filter((each) => each !== undefined)
    if (held.length === columns.length && columns.length > 0) return replay(held, this.rows, take)
    const fillers = columns.map((column) => new ColumnFiller(column, this.roomFor(column)))
    await this.stream(columns, new BlockFiller(fillers, take))
    for (const [index, filler] of fillers.entries()) {
      const kept = filler.kept()
      if (kept !== undefined) this.held.set(columns[index]!.sql, kept)
    }
    return fillers.flatMap(({ labels }) => (labels === undefined ? [] : [labels]))
  }

  /** Rows for which a column may be held: all or none. */
  private roomFor({ sql, kind }: StreamedColumn): number {
    const bytes = this.rows * (kind === 'texts' ? 4 : bytesOf[kind])
    if (this.held.has(sql) || bytes > this.room) return 0
    this.room -= bytes
    return this.rows
  }

  private async stream(columns: readonly StreamedColumn[], filler: BlockFiller): Promise<void> {
    const connection = await this.engine.connect()
    try {
      const select = columns.map(({ sql }) => sql).join(', ') || '1'
      const query = {
        sql: `SELECT ${select} FROM ${this.from}`,
        rowBytes: columns.reduce((sum, { kind }) => sum + bytesOf[kind], 1),
        tables: this.tables,
      }
      await readRows(connection, query, (chunk) => filler.add(chunk))
      filler.end()
    } finally {
      connection.closeSync()
    }
  }
}

function replay(
  held: readonly HeldColumn[],
  total: number,
  take: (block: Block) => void,
): readonly (readonly string[])[] {
  const widened = held.map(() => new Int32Array(blockRows))
  for (let from = 0; from < total; from += blockRows) {
    const rows = Math.min(blockRows, total - from)
    const parts = held.map(({ values }, column) =>
      wide(values.subarray(from, from + rows), widened[column]!),
    )
    take(blockOf(rows, parts))
  }
  return held.flatMap(({ labels }) => (labels === undefined ? [] : [labels]))
}

/** Codes of a byte each as those of a block. */
function wide(values: Values, into: Int32Array): Float64Array | Int32Array {
  if (!(values instanceof Int8Array)) return values
  into.set(values)
  return into.subarray(0, values.length)
}

function blockOf(rows: number, values: readonly (Float64Array | Int32Array)[]): Block {
  return {
    rows,
    numbers: values.filter((each) => each instanceof Float64Array),
    codes: values.filter((each) => each instanceof Int32Array),
  }
}

/** Cuts chunks of any size into blocks. */
class BlockFiller {
  private readonly columns: readonly ColumnFiller[]
  private readonly take: (block: Block) => void
  private filled = 0

  constructor(columns: readonly ColumnFiller[], take: (block: Block) => void) {
    this.columns = columns
    this.take = take
  }

  add(chunk: DuckDBDataChunk): void {
    const rows = chunk.rowCount
    const values = this.columns.map((column, index) => column.valuesOf(chunk, index, rows))
    let from = 0
    while (from < rows) {
      const count = Math.min(rows - from, blockRows - this.filled)
      for (const [index, column] of this.columns.entries()) {
        column.put(values[index]!.subarray(from, from + count))
      }
      this.filled += count
      from += count
      if (this.filled === blockRows) this.end()
    }
  }

  /** Hands over what has come so far. */
  end(): void {
    if (this.filled === 0) return
    const rows = this.filled
    this.take(
      blockOf(
        rows,
        this.columns.map((column) => column.block(rows)),
      ),
    )
    this.filled = 0
  }
}

/** Takes one column: block after block, or all of it where it is to be held. */
class ColumnFiller {
  private readonly column: StreamedColumn
  private readonly texts: Map<string, number> | undefined
  private readonly values: Values
  private readonly holds: boolean
  private readonly widened = new Int32Array(blockRows)
  private at = 0

  constructor(column: StreamedColumn, rows: number) {
    this.column = column
    this.texts = column.kind === 'texts' ? new Map() : undefined
    this.holds = rows > 0
    const size = Math.max(rows, blockRows)
    this.values = valuesFor(column, size)
  }

  get labels(): readonly string[] | undefined {
    return this.texts === undefined ? undefined : [...this.texts.keys()]
  }

  valuesOf(chunk: DuckDBDataChunk, index: number, rows: number): Values {
    if (this.texts !== undefined) return codesOfTexts(chunk, index, this.texts)
    const vector = duckdb.data_chunk_get_vector(chunk.chunk, index)
    if (this.column.kind === 'numbers') return numbersOf(vector, rows)
    const bytes = duckdb.vector_get_data(vector, rows * bytesOf[this.column.kind])
    return this.column.kind === 'few-codes'
      ? new Int8Array(bytes.buffer, bytes.byteOffset, rows)
      : new Int32Array(bytes.buffer, bytes.byteOffset, rows)
  }

  put(values: Values): void {
    this.values.set(values, this.at)
    this.at += values.length
  }

  /** The last rows that were put, which make up a block. */
  block(rows: number): Float64Array | Int32Array {
    const block = this.values.subarray(this.at - rows, this.at)
    if (!this.holds) this.at = 0
    return wide(block, this.widened)
  }

  kept(): HeldColumn | undefined {
    if (!this.holds) return undefined
    return { values: this.values, ...(this.labels === undefined ? {} : { labels: this.labels }) }
  }
}

function valuesFor({ kind }: StreamedColumn, size: number): Values {
  switch (kind) {
    case 'numbers':
      return new Float64Array(size)
    case 'few-codes':
      return new Int8Array(size)
    default:
      return new Int32Array(size)
  }
}

/** The numbers of a vector with NaN where its validity bit is not set. */
function numbersOf(vector: duckdb.Vector, rows: number): Float64Array {
  const bytes = duckdb.vector_get_data(vector, rows * 8)
  const values = new Float64Array(bytes.buffer, bytes.byteOffset, rows)
  const valid: Uint8Array | null = duckdb.vector_get_validity(vector, Math.ceil(rows / 64) * 8)
  if (valid === null || allValid(valid, rows)) return values
  const copy = values.slice()
  for (let row = 0; row < rows; row++) {
    if ((valid[row >> 3]! & (1 << (row & 7))) === 0) copy[row] = Number.NaN
  }
  return copy
}

function allValid(valid: Uint8Array, rows: number): boolean {
  const whole = rows >> 3
  for (let byte = 0; byte < whole; byte++) if (valid[byte] !== 0xff) return false
  const rest = (1 << (rows & 7)) - 1
  return rest === 0 || (valid[whole]! & rest) === rest
}

function codesOfTexts(
  chunk: DuckDBDataChunk,
  column: number,
  texts: Map<string, number>,
): Int32Array {
  const cells = chunk.getColumnValues(column)
  return Int32Array.from(cells, (cell) => {
    if (cell === '' || typeof cell !== 'string') return -1
    const code = texts.get(cell) ?? texts.size
    texts.set(cell, code)
    return code
  })
}
