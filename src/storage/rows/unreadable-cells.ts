import type { Engine } from '#storage/rows/engine'
import type { SourceColumns } from '#storage/rows/csv-source'
import { listed, type UnreadableCell } from '#storage/rows/staged-table'

/** The first unreadable cells of the number columns of a loaded table, from its source again. */
export async function unreadableCells(
  engine: Engine,
  {
    table,
    source,
    firstLine,
  }: {
    readonly table: string
    readonly source: SourceColumns
    readonly firstLine: number
  },
): Promise<ReadonlyMap<number, readonly UnreadableCell[]>> {
  const found = new Map<number, readonly UnreadableCell[]>()
  const numbers = source.columns.filter(({ as }) => as.startsWith('n'))
  if (numbers.length === 0) return found
  const counts = numbers.map(({ as }) => `count_if(isinf(${as}))`).join(', ')
  const [row] = await engine.select(`SELECT ${counts} FROM ${table}`)
  for (const [index, { place, sql, text }] of numbers.entries()) {
    if (Number(row?.[index]) === 0) continue
    const cells = await engine.select(
      `SELECT row, text FROM (SELECT row_number() OVER () AS row, CAST(${text} AS VARCHAR) AS text,
         ${sql} AS value FROM ${source.from}) WHERE isinf(value) LIMIT ${listed}`,
    )
    found.set(
      place,
      cells.map(([line, value]) => ({
        line: Number(line) + firstLine - 1,
        value: String(value).trim(),
      })),
    )
  }
  return found
}
