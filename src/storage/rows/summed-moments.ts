import type { CellMoments } from '#storage/rows/block-moments'
import { cellsInOrder, codesOf, groupKeys, type GroupKey } from '#storage/rows/cell-order'
import type { Cell } from '#storage/rows/engine'
import { mergeMoments, mergePairs, noMoments, noPair } from '#storage/rows/moment-sums'
import type { OpenDataSet } from '#storage/rows/open-data-set'
import { originsOf } from '#storage/rows/origins'
import type { DeclaredColumn } from '#storage/rows/relation'
import { StretchSums, type SummedColumn } from '#storage/rows/stretch-sums'

/** Sums of more row groups and cells than this may not stay in one piece in the engine: then it is asked in turns. */
const mostSums = 1 << 15
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
  const { engine, relation } = opened
  const runs = runsOf(opened, {
    cells: cellsAtMost(by),
    exact: columns.every(({ exact }) => exact !== undefined),
  })
  const sums = new StretchSums(columns)
  const keys = groupKeys(by)
  const rows: (readonly Cell[])[] = []
  for (const { stretch, where } of runs) {
    const from = `(SELECT *, ${stretch} AS stretch FROM ${relation.kept}${where})`
    rows.push(...(await engine.select(sqlOf(keys, sums.aggregates, from))))
  }
  if (rows.length === 0) return undefined
  const groups = { count: rows.length, codes: codesOf(rows, keys.length) }
  const { index, places } = await cellsInOrder(opened, keys, groups)
  const empty = index.cells.map(() => noCell(sums, columns))
  const cells = merged(rows, sums, { by: keys.length, places, cells: empty })
  return cells.every((cell) => isNear(cell, columns)) ? { cells, codes: index.cells } : undefined
}

/** A run of rows that is summed up at once: SQL of the stretch that a row is in, and of where the run begins and ends. */
interface Run {
  readonly stretch: string
  readonly where: string
}

/**
 * The stretches, summed up one by one: all rows where sums are exact, else the row groups of the file. None where these are
 * not known or not of one size, or where there are too many cells.
 */
function runsOf(
  opened: OpenDataSet,
  { cells, exact }: { readonly cells: number; readonly exact: boolean },
): readonly Run[] {
  const atOnce = Math.floor(mostSums / cells)
  const groups = exact ? { size: Infinity, count: 1 } : rowGroupsOf(opened)
  if (groups === undefined || atOnce === 0) return []
  const { size, count } = groups
  const stretch = exact ? '0' : `place // ${size}`
  if (count <= atOnce) return [{ stretch, where: '' }]
  const runs = Math.ceil(count / atOnce)
  const long = Math.ceil(count / runs) * size
  return Array.from({ length: runs }, (_, run) => ({
    stretch,
    where: ` WHERE place >= ${run * long} AND place < ${(run + 1) * long}`,
  }))
}

/** The row groups of the file; nothing where they are not known or not of one size, or where rows stand in another order. */
function rowGroupsOf({
  staged: { tables },
  relation,
}: OpenDataSet): { readonly size: number; readonly count: number } | undefined {
  const [table, ...others] = tables
  const sorted = [...relation.columns.values()].some(({ parts }) =>
    parts.some(({ read }) => read === 'row-number'),
  )
  const [size = 0, ...rest] = table?.rowGroups ?? []
  const last = rest.pop() ?? 0
  const alike = last <= size && rest.every((each) => each === size)
  if (size === 0 || !alike || others.length > 0 || sorted) return undefined
  return { size, count: rest.length + (last > 0 ? 2 : 1) }
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
  const exact = of.map((column) => (tails.has(column.id) ? undefined : nameOf(opened, column, 'x')))
  const rounded = of.filter((_, place) => exact[place] === undefined)
  const origins = await originsOf(opened, rounded)
  return of.map((column, place) => {
    const complete = reading.columns.some(({ id, missing }) => id === column.id && missing === 0)
    return {
      sql: (complete ? nameOf(opened, column, 'p') : undefined) ?? column.sql,
      origin: origins[rounded.indexOf(column)] ?? 0,
      exact: exact[place],
      tails: tails.has(column.id),
      complete,
    }
  })
}

/** The name under which the values of a column stand as they are in the file: `x` where sums are exact, `p` doubles. */
function nameOf(
  { staged }: OpenDataSet,
  { parts }: DeclaredColumn,
  prefix: 'x' | 'p',
): string | undefined {
  const [part, ...others] = parts
  if (part?.read !== 'number' || part.scale !== 1 || others.length > 0) return undefined
  const name = `${prefix}${staged.needed.placeOf(part.from)}`
  return staged.tables.every(({ columns }) => columns.has(name)) ? name : undefined
}

/** The sums of each cell in each stretch, in the order of the stretches. */
function sqlOf(keys: readonly GroupKey[], aggregates: readonly string[], from: string): string {
  const names = ['stretch', ...new Set(keys.map(({ key }) => key))].join(', ')
  const sums = aggregates.map((aggregate, place) => `${aggregate} AS s${place}`)
  const read = [...keys.map(({ code }) => code), ...sums.map((_, place) => `s${place}`)]
  return `SELECT ${read.join(', ')} FROM
    (SELECT ${[names, ...sums].join(', ')} FROM ${from} GROUP BY ${names})
    ORDER BY ${names}`
}

function noCell(sums: StretchSums, columns: readonly SummedColumn[]): CellMoments {
  return {
    rows: 0,
    origins: columns.map(({ origin }) => origin),
    columns: sums.columns.map(noMoments),
    pairs: sums.pairs.map(noPair),
  }
}

interface Merging {
  /** Number of codes before the sums of a row. */
  readonly by: number
  /** The cell of each row. */
  readonly places: Int32Array
  readonly cells: readonly CellMoments[]
}

/** Merges row group after row group into the cells. */
function merged(
  rows: readonly (readonly Cell[])[],
  sums: StretchSums,
  { by, places, cells }: Merging,
): readonly CellMoments[] {
  for (const [place, row] of rows.entries()) {
    const cell = cells[places[place]!]!
    const at = (aggregate: number): Cell => row[by + aggregate] ?? null
    cell.rows += Number(at(0))
    for (const [k, column] of sums.columns.entries()) mergeMoments(cell.columns[k]!, column(at))
    for (const [k, pair] of sums.pairs.entries()) mergePairs(cell.pairs[k]!, pair(at))
  }
  return cells
}

/** Whether the values of doubles lie so near to where they are counted from that no digits are lost. */
function isNear(cell: CellMoments, columns: readonly SummedColumn[]): boolean {
  return cell.columns.every(
    ({ n, mean, m2 }, place) =>
      columns[place]!.exact !== undefined || n * mean * mean <= farthest * m2 || mean === 0,
  )
}
