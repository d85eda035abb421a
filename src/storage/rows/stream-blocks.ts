import type { DuckDBDataChunk } from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import type { Engine } from '#storage/rows/engine'

/** A column to be streamed: SQL and what it yields. */
export interface StreamedColumn {
  readonly sql: string
  readonly kind: 'numbers' | 'codes' | 'texts'
}

/**
 * So many rows of each column, in file order. Numbers may be NaN (missing) or infinite
 * (unreadable); codes below 0 have no label. The arrays are used again for the next block.
 */
export interface Block {
  readonly rows: number
  readonly numbers: readonly Float64Array[]
  readonly codes: readonly Int32Array[]
}

/** Rows in a block: the same whatever the engine hands over at a time. */
export const blockRows = 2048

/** Texts of a column coded while they stream by: the labels in order of first appearance. */
type TextCodes = Map<string, number>

/**
 * Streams columns of a relation in blocks. `numbers` and `codes` of a block hold the columns of
 * their kind in the order they were asked for. Gives the labels of each `texts` column.
 */
export async function streamBlocks(
  engine: Engine,
  from: string,
  columns: readonly StreamedColumn[],
  take: (block: Block) => void,
): Promise<readonly (readonly string[])[]> {
  const filler = new BlockFiller(columns, take)
  const connection = await engine.connect()
  try {
    const select = columns.map(({ sql }) => sql).join(', ') || '1'
    const result = await connection.stream(`SELECT ${select} FROM ${from}`)
    let next = result.fetchChunk()
    for (;;) {
      const chunk = await next
      if (chunk === null || chunk.rowCount === 0) break
      next = result.fetchChunk()
      filler.add(chunk)
    }
    filler.end()
  } finally {
    connection.closeSync()
  }
  return filler.labels()
}

type Buffer = Float64Array | Int32Array

class BlockFiller {
  private readonly buffers: readonly Buffer[]
  private readonly texts: readonly (TextCodes | undefined)[]
  private readonly columns: readonly StreamedColumn[]
  private readonly take: (block: Block) => void
  private filled = 0

  constructor(columns: readonly StreamedColumn[], take: (block: Block) => void) {
    this.columns = columns
    this.take = take
    this.buffers = columns.map(({ kind }) =>
      kind === 'numbers' ? new Float64Array(blockRows) : new Int32Array(blockRows),
    )
    this.texts = columns.map(({ kind }) => (kind === 'texts' ? new Map() : undefined))
  }

  add(chunk: DuckDBDataChunk): void {
    const rows = chunk.rowCount
    const values = this.buffers.map((_, column) => this.valuesOf(chunk, column, rows))
    let from = 0
    while (from < rows) {
      const count = Math.min(rows - from, blockRows - this.filled)
      for (const [column, buffer] of this.buffers.entries()) {
        buffer.set(values[column]!.subarray(from, from + count), this.filled)
      }
      this.filled += count
      from += count
      if (this.filled === blockRows) this.end()
    }
  }

  /** Hands over what has come so far. */
  end(): void {
    if (this.filled === 0) return
    const numbers = this.buffers.filter((buffer) => buffer instanceof Float64Array)
    const codes = this.buffers.filter((buffer) => buffer instanceof Int32Array)
    this.take({ rows: this.filled, numbers, codes })
    this.filled = 0
  }

  labels(): readonly (readonly string[])[] {
    return this.texts.filter((texts) => texts !== undefined).map((texts) => [...texts.keys()])
  }

  private valuesOf(chunk: DuckDBDataChunk, column: number, rows: number): Buffer {
    const texts = this.texts[column]
    if (texts !== undefined) return codesOfTexts(chunk, column, texts)
    const vector = duckdb.data_chunk_get_vector(chunk.chunk, column)
    if (this.columns[column]?.kind === 'numbers') return numbersOf(vector, rows)
    const bytes = duckdb.vector_get_data(vector, rows * 4)
    return new Int32Array(bytes.buffer, bytes.byteOffset, rows)
  }
}

/** The numbers of a vector with NaN where its validity bit is not set. */
function numbersOf(vector: duckdb.Vector, rows: number): Float64Array {
  const bytes = duckdb.vector_get_data(vector, rows * 8)
  const values = new Float64Array(bytes.buffer, bytes.byteOffset, rows)
  const valid: Uint8Array | null = duckdb.vector_get_validity(vector, Math.ceil(rows / 64) * 8)
  if (valid === null) return values
  const copy = values.slice()
  for (let row = 0; row < rows; row++) {
    if ((valid[row >> 3]! & (1 << (row & 7))) === 0) copy[row] = Number.NaN
  }
  return copy
}

function codesOfTexts(chunk: DuckDBDataChunk, column: number, texts: TextCodes): Int32Array {
  const cells = chunk.getColumnValues(column)
  return Int32Array.from(cells, (cell) => {
    if (cell === '' || typeof cell !== 'string') return -1
    const code = texts.get(cell) ?? texts.size
    texts.set(cell, code)
    return code
  })
}
