import type { CellMoments } from '#storage/rows/block-moments'
import { CellIndex } from '#storage/rows/cell-index'
import type { Cell } from '#storage/rows/engine'
import { mergeMoments, mergePairs, noMoments, noPair } from '#storage/rows/moment-sums'
import type { OpenDataSet } from '#storage/rows/open-data-set'
import type { DeclaredColumn } from '#storage/rows/relation'
import { StretchSums, type SummedColumn } from '#storage/rows/stretch-sums'

/** Sums of more row groups and cells than this may not stay in one piece in the engine. */
const mostSums = 1 << 15
/** So many rows say from where the values are counted. */
const firstRows = 2048
/** Squared distance from the origin to a mean, in variances of its cell, beyond which digits are lost. */
const farthest = 1 << 12

/** Moments by cell, and the codes of each cell. */
export interface SummedMoments {
  readonly cells: readonly CellMoments[]
  readonly codes: readonly (readonly number[])[]
}

/**
 * Power sums by cell, added up by the engine and yet the same to the bit however many threads it has: sums
 * of whole numbers and decimals are exact in any order; of doubles a thread takes a row group of a file at
 * a time and adds its rows in their order, and the row groups are merged here, in order. Nothing where that
 * does not hold, or where values lie so far from where they are counted from that digits would be lost:
 * then the rows are streamed.
 */
export async function summedMoments(
  opened: OpenDataSet,
  by: readonly DeclaredColumn[],
  { of, tails }: { readonly of: readonly DeclaredColumn[]; readonly tails: ReadonlySet<string> },
): Promise<SummedMoments | undefined> {
  if (!isSummable(opened, by, of)) return undefined
  const columns = await summedColumns(opened, of, tails)
  const stretches = columns.every(({ exact }) => exact !== undefined)
    ? { sql: '0', count: 1 }
    : stretchesOf(opened)
  if (stretches === undefined || stretches.count * cellsAtMost(by) > mostSums) return undefined
  const sums = new StretchSums(columns)
  const { engine, relation } = opened
  const from = `(SELECT *, ${stretches.sql} AS stretch FROM ${relation.kept})`
  const rows = await engine.select(sqlOf(by, sums.aggregates, from))
  return merged(rows, sums, { by: by.length, columns })
}

/** The row group that a row is in, and how many there are; nothing where they are not known or not of one size. */
function stretchesOf({
  staged: { tables },
  relation,
}: OpenDataSet): { readonly sql: string; readonly count: number } | undefined {
  const [table, ...others] = tables
  const sorted = [...relation.columns.values()].some(({ parts }) =>
    parts.some(({ read }) => read === 'row-number'),
  )
  if (table?.rowGroup === undefined || others.length > 0 || sorted) return undefined
  const count = Math.ceil(table.rows / table.rowGroup)
  return { sql: `place // ${table.rowGroup}`, count }
}

/** Whether all values are finite or missing, all cells are known by their codes, and rows have one place each. */
function isSummable(
  { dataSet, reading, relation }: OpenDataSet,
  by: readonly DeclaredColumn[],
  of: readonly DeclaredColumn[],
): boolean {
  const readable = of.every(({ id }) => {
    const column = reading.columns.find((each) => each.id === id)
    return column !== undefined && column.unreadable.count === 0
  })
  const own = relation.kept === 'kept' && dataSet.unpivot.length === 0 && reading.log === undefined
  return own && readable && of.length > 0 && by.every(({ kind }) => kind === 'codes')
}

function cellsAtMost(by: readonly DeclaredColumn[]): number {
  return by.reduce((cells, one) => cells * (one.kind === 'codes' ? one.labels.length + 1 : 1), 1)
}

/** Sums of whole numbers and decimals are exact in any order; the others are counted from near their middle. */
async function summedColumns(
  opened: OpenDataSet,
  of: readonly DeclaredColumn[],
  tails: ReadonlySet<string>,
): Promise<readonly SummedColumn[]> {
  const { reading } = opened
  const exact = of.map((column) => (tails.has(column.id) ? undefined : exactName(opened, column)))
  const rounded = of.filter((_, place) => exact[place] === undefined)
  const origins = await originsOf(opened, rounded)
  return of.map((column, place) => ({
    sql: column.sql,
    origin: origins[rounded.indexOf(column)] ?? 0,
    exact: exact[place],
    tails: tails.has(column.id),
    complete: reading.columns.some(({ id, missing }) => id === column.id && missing === 0),
  }))
}

/** The middle of the first values of each column. */
async function originsOf(
  { engine, relation }: OpenDataSet,
  of: readonly DeclaredColumn[],
): Promise<readonly number[]> {
  if (of.length === 0) return []
  const middles = of.map(({ sql }) => `quantile_disc(${sql}, 0.5)`).join(', ')
  const names = of.map(({ sql }) => sql).join(', ')
  const [row] = await engine.select(
    `SELECT ${middles} FROM (SELECT ${names} FROM ${relation.kept} LIMIT ${firstRows})`,
  )
  return of.map((_, place) => Number(row?.[place] ?? 0))
}

/** The name under which the values of a column stand as they are in the file. */
function exactName({ staged }: OpenDataSet, { parts }: DeclaredColumn): string | undefined {
  const [part, ...others] = parts
  if (part?.read !== 'number' || part.scale !== 1 || others.length > 0) return undefined
  const name = `x${staged.needed.placeOf(part.from)}`
  return staged.tables.every(({ columns }) => columns.has(name)) ? name : undefined
}

/** Texts are grouped as they stand and coded afterwards: once a sum, not once a row. */
function sqlOf(by: readonly DeclaredColumn[], aggregates: readonly string[], from: string): string {
  const columns = by.map((column) => {
    const text = column.kind === 'codes' ? column.value : undefined
    const coded = text !== undefined && /^t\d+$/.test(text) ? column.made : undefined
    return coded === undefined
      ? { key: column.sql, code: column.sql }
      : { key: String(text), code: coded }
  })
  const keys = ['stretch', ...new Set(columns.map(({ key }) => key))].join(', ')
  const sums = aggregates.map((aggregate, place) => `${aggregate} AS s${place}`)
  const read = [...columns.map(({ code }) => code), ...sums.map((_, place) => `s${place}`)]
  return `SELECT ${read.join(', ')} FROM
    (SELECT ${['min(place) AS first', keys, ...sums].join(', ')}
       FROM ${from} GROUP BY ${keys})
    ORDER BY stretch, first`
}

/** Merges row group after row group; cells stand in the order of their first row. */
function merged(
  rows: readonly (readonly Cell[])[],
  sums: StretchSums,
  { by, columns }: { readonly by: number; readonly columns: readonly SummedColumn[] },
): SummedMoments | undefined {
  const codes = Array.from({ length: by }, (_, column) =>
    Int32Array.from(rows, (row) => Number(row[column])),
  )
  const index = new CellIndex(by)
  const places = new Int32Array(rows.length)
  index.place(rows.length, codes, places)
  const cells = index.cells.map(() => ({
    rows: 0,
    origins: columns.map(({ origin }) => origin),
    columns: sums.columns.map(noMoments),
    pairs: sums.pairs.map(noPair),
  }))
  for (const [place, row] of rows.entries()) {
    const cell = cells[places[place]!]!
    const at = (aggregate: number): Cell => row[by + aggregate] ?? null
    cell.rows += Number(at(0))
    for (const [k, column] of sums.columns.entries()) mergeMoments(cell.columns[k]!, column(at))
    for (const [k, pair] of sums.pairs.entries()) mergePairs(cell.pairs[k]!, pair(at))
  }
  const near = cells.every((cell) =>
    cell.columns.every(
      ({ n, mean, m2 }, place) =>
        columns[place]!.exact !== undefined || n * mean * mean <= farthest * m2 || mean === 0,
    ),
  )
  return near ? { cells, codes: index.cells } : undefined
}
