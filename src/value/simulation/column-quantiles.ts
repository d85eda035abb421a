import { CELLS_AT_ONCE, countCells, wantedPlaces } from '#stats/machine/cell-arithmetic'
import { cellsOf, countByReplicate } from '#stats/machine/column-arithmetic'
import { plainWorkspace, type Workspace } from '#stats/machine/workspace'
import { REPLICATES } from '#stats/random/points'
import {
  cellOfRank,
  errorOfShare,
  estimatesOf,
  quantileOfRanks,
  ranksOfShare,
  sharesToAsk,
  type QuantileEstimate,
} from './quantile-estimates.ts'
import { noSums, replicateSize } from './replicates.ts'

/** What to find in a column. */
export interface QuantileQuestion {
  /** Rising shares, inside (0, 1). */
  readonly shares: readonly number[]
  /** Where most of the values lie: only the speed hangs on it. */
  readonly range: { readonly low: number; readonly high: number }
  /** How many of the smallest values count; the others, infinite, do not. */
  readonly count: number
}

/** Finds quantiles of columns of one length. */
export interface ColumnQuantiles {
  (column: Float64Array, question: QuantileQuestion): readonly QuantileEstimate[]
  /** The values alone: for many shares, in a fraction of the time. */
  readonly values: (column: Float64Array, question: QuantileQuestion) => readonly number[]
}

/**
 * Quantiles of type 7 without sorting all: values are counted into cells, and only those in the
 * cells that are asked for are sorted. Slower (as sorting) where a few values lie so far out that all
 * others share a cell. Errors: `estimatesOf`, from the replicates.
 *
 * @param length of every column
 * @param space where the columns lie, if that has machine code
 */
export function createColumnQuantiles(
  length: number,
  space: Workspace = plainWorkspace,
): ColumnQuantiles {
  const desk = createDesk(length, space)
  const valuesOf: ColumnQuantiles['values'] = (column, { shares, range, count }) => {
    dealOut(column, range, desk)
    collect(column, shares, { desk, count })
    return shares.map((share) => quantileOfRanks(share, count, (rank) => valueOfRank(desk, rank)))
  }
  const estimates = (
    column: Float64Array,
    { shares, range, count }: QuantileQuestion,
  ): readonly QuantileEstimate[] => {
    const asked = sharesToAsk(shares, count)
    const errorsOf = (values: readonly number[]): readonly number[] =>
      shareErrors(desk, { column, values, sizes: definedSizes(column, count) })
    return estimatesOf(shares, valuesOf(column, { shares: asked, range, count }), {
      count,
      errorsOf,
    })
  }
  return Object.assign(estimates, { values: valuesOf })
}

/** Fewest and most cells between the two ends of the range; beyond it the outer ones. */
const [FEWEST, MOST] = [64, 4096] as const
/** About so many values share a cell. */
const PER_CELL = 16

/** Room for one column, used again for the next. */
interface Desk {
  /** A power of 2. */
  readonly size: number
  /** The cell of each draw. */
  readonly cells: Uint16Array
  /** How many values lie in the cells before each; of all in the last place. */
  readonly starts: Int32Array
  /** Where the values of a cell begin and end among those collected; -1 where they are not. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** Values of the cells that are asked for, rising within each cell once its rank was asked for. */
  values: Float64Array
  readonly isSorted: Uint8Array
  /** Room for places of values. */
  readonly list: Int32Array
  /** By replicate, of as many values as there are counted at once. */
  countsOf(values: number): readonly Float64Array[]
}

function createDesk(length: number, space: Workspace): Desk {
  const most = 2 ** Math.ceil(Math.log2(Math.max(1, length / PER_CELL)))
  const size = Math.min(MOST, Math.max(FEWEST, most))
  const words = space.words(Math.ceil(length / 2))
  const counts: Float64Array[] = []
  return {
    size,
    cells: new Uint16Array(words.buffer, words.byteOffset, length),
    starts: space.words(size + 1),
    from: new Int32Array(size),
    to: space.words(size),
    values: new Float64Array(0),
    isSorted: new Uint8Array(size),
    list: space.words(CELLS_AT_ONCE),
    countsOf(values) {
      while (counts.length < values) counts.push(space.column(REPLICATES))
      return counts.slice(0, values)
    },
  }
}

/** Counts every value into the cell after its own, then adds up. */
function dealOut(
  column: Float64Array,
  { low, high }: QuantileQuestion['range'],
  { size, cells, starts }: Desk,
): void {
  cellsOf(cells, column, { low, scale: size / (high - low), last: size - 1 }, column.length)
  starts.fill(0)
  countCells(starts.subarray(1), cells)
  for (let cell = 1; cell <= size; cell++) starts[cell]! += starts[cell - 1]!
}

/** Takes the values of the cells in which the ranks of some shares lie. */
function collect(
  column: Float64Array,
  shares: readonly number[],
  { desk, count }: { readonly desk: Desk; readonly count: number },
): void {
  const { cells, starts, from, to } = desk
  from.fill(-1)
  desk.isSorted.fill(0)
  let total = 0
  for (const share of shares) {
    for (const rank of ranksOfShare(share, count)) {
      const cell = cellOfRank(starts, rank)
      if (from[cell]! >= 0) continue
      from[cell] = total
      total += starts[cell + 1]! - starts[cell]!
    }
  }
  if (desk.values.length < total) desk.values = new Float64Array(total)
  to.set(from)
  const { values, list } = desk
  for (let begin = 0; begin < column.length; begin += CELLS_AT_ONCE) {
    const found = wantedPlaces(list, cells.subarray(begin, begin + CELLS_AT_ONCE), to)
    for (let k = 0; k < found; k++) {
      const i = begin + list[k]! / 2
      const at = to[cells[i]!]!
      to[cells[i]!] = at + 1
      values[at] = column[i]!
    }
  }
}

function valueOfRank(desk: Desk, rank: number): number {
  const { starts, from, to, values, isSorted } = desk
  const cell = cellOfRank(starts, rank)
  if (isSorted[cell] === 0) {
    sortBetween(values, from[cell]!, to[cell]!)
    isSorted[cell] = 1
  }
  return values[from[cell]! + rank - starts[cell]!]!
}

/** Up to so many values are put in order one by one: faster than a call of the engine's sort. */
const FEW = 48

function sortBetween(values: Float64Array, from: number, to: number): void {
  if (to - from > FEW) {
    values.subarray(from, to).sort()
    return
  }
  for (let i = from + 1; i < to; i++) {
    const value = values[i]!
    let k = i - 1
    for (; k >= from && values[k]! > value; k--) values[k + 1] = values[k]!
    values[k + 1] = value
  }
}

/** How many values of each replicate count. */
function definedSizes(column: Float64Array, count: number): Float64Array {
  const sizes = noSums()
  if (count < column.length) countByReplicate(sizes, column, Number.MAX_VALUE, column.length)
  else for (let r = 0; r < REPLICATES; r++) sizes[r] = replicateSize(r, count)
  return sizes
}

/** Draws that are counted for one value after the other, so that they stay in the cache. */
const NEAR = 4096

/** Standard errors of the shares of draws up to some values. */
function shareErrors(
  desk: Desk,
  of: {
    readonly column: Float64Array
    readonly values: readonly number[]
    readonly sizes: Float64Array
  },
): readonly number[] {
  const { column, values, sizes } = of
  const all = desk.countsOf(values.length)
  for (const counts of all) counts.fill(0)
  for (let from = 0; from < column.length; from += NEAR) {
    const here = column.subarray(from, from + NEAR)
    for (const [k, value] of values.entries()) countByReplicate(all[k]!, here, value, here.length)
  }
  return all.map((counts) => errorOfShare(counts, sizes))
}
