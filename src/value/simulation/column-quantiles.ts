import { CELLS_AT_ONCE, countCells, wantedPlaces } from '#stats/machine/cell-arithmetic'
import { cellsOf, countByReplicate } from '#stats/machine/column-arithmetic'
import { plainWorkspace, type Workspace } from '#stats/machine/workspace'
import { REPLICATES } from '#stats/random/points'
import { noSums, replicateError, replicateSize } from './replicates.ts'

/** A quantile of draws with its standard error. */
export interface QuantileEstimate {
  readonly value: number
  readonly error: number
}

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
 * others share a cell.
 *
 * The error of a quantile is that of the share of draws below it, from the replicates and never
 * less than one draw, times the distance between quantiles a little below and above it, by the
 * shares between these.
 *
 * @param length of every column
 * @param space where the columns lie, if that has machine code
 * Source: Hyndman and Fan, The American Statistician 50 (1996) 361, type 7; error: David and
 * Nagaraja, Order Statistics (3rd ed. 2003), section 7.1.
 */
export function createColumnQuantiles(
  length: number,
  space: Workspace = plainWorkspace,
): ColumnQuantiles {
  const desk = createDesk(length, space)
  const valuesOf: ColumnQuantiles['values'] = (column, { shares, range, count }) => {
    dealOut(column, range, desk)
    collect(column, shares, { desk, count })
    return shares.map((share) => valueOfShare(desk, share, count))
  }
  const estimates = (
    column: Float64Array,
    { shares, range, count }: QuantileQuestion,
  ): readonly QuantileEstimate[] => {
    const reach = 0.5 / Math.sqrt(count)
    const around = shares.map((share) => Math.min(reach, share / 2, (1 - share) / 2))
    const asked = shares.flatMap((share, i) => [share - around[i]!, share, share + around[i]!])
    const values = valuesOf(column, { shares: asked, range, count })
    const found = shares.map((_, i) => values[3 * i + 1]!)
    const errors = shareErrors(desk, { column, values: found, sizes: definedSizes(column, count) })
    return found.map((value, i) => {
      const spread = (values[3 * i + 2]! - values[3 * i]!) / (2 * around[i]!)
      return { value, error: spread > 0 ? Math.max(errors[i]!, 1 / count) * spread : 0 }
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

function cellOfRank({ size, starts }: Desk, rank: number): number {
  let low = 0
  let high = size - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle + 1]! > rank) high = middle
    else low = middle + 1
  }
  return low
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
    const rank = Math.floor((count - 1) * share)
    for (const each of [rank, Math.min(rank + 1, count - 1)]) {
      const cell = cellOfRank(desk, each)
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

function valueOfShare(desk: Desk, share: number, count: number): number {
  const position = (count - 1) * share
  const below = Math.floor(position)
  const value = valueOfRank(desk, below)
  const part = position - below
  if (part === 0 || value === Infinity) return value
  return value + part * (valueOfRank(desk, below + 1) - value)
}

function valueOfRank(desk: Desk, rank: number): number {
  const { starts, from, to, values, isSorted } = desk
  const cell = cellOfRank(desk, rank)
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
  const draws = sizes.reduce((sum, size) => sum + size, 0)
  return all.map((counts) => {
    const even = counts.map((n, r) => (n / Math.max(1, sizes[r]!)) * replicateSize(r, draws))
    return replicateError(even, draws)
  })
}
