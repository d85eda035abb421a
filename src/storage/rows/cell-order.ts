import { CellIndex } from '#storage/rows/cell-index'
import type { Cell } from '#storage/rows/engine'
import type { OpenDataSet } from '#storage/rows/open-data-set'
import type { DeclaredColumn } from '#storage/rows/relation'

/** Most data sets show all their cells within so many rows. */
const firstRows = 1 << 17

/** What rows are grouped by, as SQL, and what the code of a group is made of. */
export interface GroupKey {
  readonly key: string
  readonly code: string
}

/** Texts are grouped as they stand and coded afterwards: once a group, not once a row. */
export function groupKeys(by: readonly DeclaredColumn[]): readonly GroupKey[] {
  return by.map((column) => {
    const text = column.kind === 'codes' ? column.value : undefined
    const coded = text !== undefined && /^t\d+$/.test(text) ? column.made : undefined
    return coded === undefined
      ? { key: column.sql, code: column.sql }
      : { key: String(text), code: coded }
  })
}

/** Groups of rows by the codes of their cells, a column a key. */
export interface CodedGroups {
  readonly count: number
  readonly codes: readonly Int32Array[]
}

/**
 * The cells in the order of their first rows, and the cell of each group. The first rows of the data set are looked through, all
 * of them only where a cell is not among these; once for what is grouped by.
 */
export async function cellsInOrder(
  opened: OpenDataSet,
  keys: readonly GroupKey[],
  groups: CodedGroups,
): Promise<PlacedGroups> {
  const name = keys.map(({ code }) => code).join()
  const near = ` WHERE place < ${firstRows}`
  const first = opened.orders.get(name) ?? (await firstCells(opened, keys, near))
  const placed = placedAfter(first, groups)
  if (placed.index.cells.length === placed.first) {
    opened.orders.set(name, first)
    return placed
  }
  const all = await firstCells(opened, keys, '')
  opened.orders.set(name, all)
  return placedAfter(all, groups)
}

interface PlacedGroups {
  readonly index: CellIndex
  /** Number of cells that stood among the first rows. */
  readonly first: number
  /** The cell of each group. */
  readonly places: Int32Array
}

function placedAfter(first: CodedGroups, groups: CodedGroups): PlacedGroups {
  const index = new CellIndex(first.codes.length)
  index.place(first.count, first.codes, new Int32Array(first.count))
  const cells = index.cells.length
  const places = new Int32Array(groups.count)
  index.place(groups.count, groups.codes, places)
  return { index, first: cells, places }
}

/** The codes of the cells among some rows, in the order of their first ones. */
async function firstCells(
  { engine, relation }: OpenDataSet,
  keys: readonly GroupKey[],
  where: string,
): Promise<CodedGroups> {
  if (keys.length === 0) return { count: 0, codes: [] }
  const names = [...new Set(keys.map(({ key }) => key))].join(', ')
  const rows = await engine.select(
    `SELECT ${keys.map(({ code }) => code).join(', ')} FROM
      (SELECT min(place) AS first, ${names} FROM ${relation.kept}${where} GROUP BY ${names})
      ORDER BY first`,
  )
  return { count: rows.length, codes: codesOf(rows, keys.length) }
}

/** The first columns of rows as codes. */
export function codesOf(rows: readonly (readonly Cell[])[], columns: number): Int32Array[] {
  return Array.from({ length: columns }, (_, column) =>
    Int32Array.from(rows, (row) => Number(row[column])),
  )
}
