/**
 * What is asked of the cells that `cellsOf` deals values out to: as machine code where the arrays lie in a column space,
 * else by the loops here, to the same numbers.
 */
import { loopsFor } from './column-space.ts'

/** So many cells are looked through at a time for `wantedPlaces`. */
export const CELLS_AT_ONCE = 4096

/** Adds to each cell's count how many values lie in it. */
export function countCells(counts: Int32Array, cells: Uint16Array): void {
  const at = loopsFor(counts, cells)
  const whole = at ? cells.length & ~3 : 0
  if (at && whole > 0) at.loops['countCells']!(cells.byteOffset, counts.byteOffset, 2 * whole)
  for (let i = whole; i < cells.length; i++) counts[cells[i]!]!++
}

/**
 * Fills `list` with twice the places of the values whose cell has a number from 0 on in `table`; gives how many.
 *
 * @param cells at most `CELLS_AT_ONCE`, as many as `list` has room for
 */
export function wantedPlaces(list: Int32Array, cells: Uint16Array, table: Int32Array): number {
  const at = loopsFor(list, cells, table)
  const whole = at ? cells.length & ~3 : 0
  let count = 0
  if (at && whole > 0) {
    const { byteOffset } = cells
    const found = at.loops['wantedCells']!
    count = found(byteOffset, table.byteOffset, list.byteOffset, 2 * whole) / 4
  }
  for (let i = whole; i < cells.length; i++) if (table[cells[i]!]! >= 0) list[count++] = 2 * i
  return count
}
