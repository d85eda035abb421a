import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import type { StagedTable } from '#storage/rows/staged-table'

/** Each file numbers its rows from a multiple of this on. */
export const placesOfFile = 2 ** 40

/** Rows are read in slices of about so many bytes: one is looked through while the next is read. */
const sliceBytes = 2.5 * 1024 * 1024
/** Row groups of more bytes are not read at once. */
const mostBytes = 16 * sliceBytes
/** Slices of wider rows cost more memory than the ways of their chunks through the threads cost time. */
const narrow = 16
/** Rows that lie together in a table of the engine. */
const tableGroup = 122_880

/** A query over the rows of some files, in their order. */
export interface RowQuery {
  readonly sql: string
  /** About how many bytes a row of the result has. */
  readonly rowBytes: number
  readonly tables: readonly StagedTable[]
}

/** Hands over the rows in the order of the files, so that they never stand in memory all at once. */
export async function readRows(
  connection: DuckDBConnection,
  { sql, rowBytes, tables }: RowQuery,
  take: (chunk: DuckDBDataChunk) => void,
): Promise<void> {
  const sizes = { aim: sliceBytes / rowBytes, most: mostBytes / rowBytes }
  const slices = rowBytes > narrow ? undefined : rowSlices(tables, sizes)
  if (slices === undefined) return readChunks(connection, sql, take)
  const read = async (slice: number) =>
    slice < slices.length ? connection.run(`${sql} WHERE ${slices[slice]}`) : undefined
  let next = read(0)
  for (let slice = 1; slice <= slices.length; slice++) {
    const result = await next
    next = read(slice)
    next.catch(() => undefined)
    const chunks = result?.chunkCount ?? 0
    for (let chunk = 0; chunk < chunks; chunk++) take(result!.getChunk(chunk))
  }
}

/** One chunk after the other, each of which has its way through the threads. */
async function readChunks(
  connection: DuckDBConnection,
  sql: string,
  take: (chunk: DuckDBDataChunk) => void,
): Promise<void> {
  const result = await connection.stream(sql)
  let next = result.fetchChunk()
  for (;;) {
    const chunk = await next
    if (chunk === null || chunk.rowCount === 0) return
    next = result.fetchChunk()
    take(chunk)
  }
}

/**
 * SQL conditions that cut the rows into slices of whole row groups, so that the engine finds each without reading the others.
 * Undefined where a row group has more than `most` rows.
 */
export function rowSlices(
  tables: readonly StagedTable[],
  { aim, most }: { readonly aim: number; readonly most: number },
): readonly string[] | undefined {
  const ends: number[] = []
  let rows = 0
  for (const [file, table] of tables.entries()) {
    let end = file * placesOfFile
    for (const group of groupsOf(table)) {
      if (group > most) return undefined
      if (rows > 0 && rows + group > aim) {
        ends.push(end)
        rows = 0
      }
      rows += group
      end += group
    }
  }
  return [...ends, undefined].map((end, slice) => between(ends[slice - 1], end))
}

function groupsOf({ rows, rowGroups }: StagedTable): readonly number[] {
  if (rowGroups !== undefined) return rowGroups
  const whole = Array.from({ length: Math.floor(rows / tableGroup) }, () => tableGroup)
  return [...whole, rows % tableGroup]
}

function between(from: number | undefined, to: number | undefined): string {
  const low = from === undefined ? [] : [`place >= ${from}`]
  const high = to === undefined ? [] : [`place < ${to}`]
  return [...low, ...high].join(' AND ') || 'true'
}
