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
export type ColumnQuantiles = (
  column: Float64Array,
  question: QuantileQuestion,
) => readonly QuantileEstimate[]

/**
 * Quantiles of type 7 without sorting all: values are counted into cells, replicate by replicate,
 * and only those in the cells that are asked for are sorted. Slower (as sorting) where a few values
 * lie so far out that all others share a cell.
 *
 * The error of a quantile is that of the share of draws below it, from the replicates and never
 * less than one draw, times the distance between quantiles a little below and above it, by the
 * shares between these.
 *
 * @param length of every column
 * Source: Hyndman and Fan, The American Statistician 50 (1996) 361, type 7; error: David and
 * Nagaraja, Order Statistics (3rd ed. 2003), section 7.1.
 */
export function createColumnQuantiles(length: number): ColumnQuantiles {
  const desk = createDesk(length)
  return (column, { shares, range, count }) => {
    countCells(column, range, desk)
    const reach = 0.5 / Math.sqrt(count)
    const around = shares.map((share) => Math.min(reach, share / 2, (1 - share) / 2))
    const asked = shares.flatMap((share, i) => [share - around[i]!, share, share + around[i]!])
    collect(column, asked, { desk, count })
    const sizes = definedSizes(column, count)
    const values = asked.map((share) => valueOfShare(desk, share, count))
    return shares.map((share, i) => {
      const value = values[3 * i + 1]!
      const spread = (values[3 * i + 2]! - values[3 * i]!) / (2 * around[i]!)
      const cell = cellOfRank(desk, Math.floor((count - 1) * share))
      const error = spread > 0 ? shareError(desk, { value, cell, sizes }) : 0
      return { value, error: spread > 0 ? Math.max(error, 1 / count) * spread : 0 }
    })
  }
}

/** Fewest and most cells between the two ends of the range; beyond it the outer ones. */
const [FEWEST, MOST] = [64, 1024] as const
/** About so many values share a cell. */
const PER_CELL = 64

/** Room for one column, used again for the next. */
interface Desk {
  /** A power of 2. */
  readonly size: number
  /** The cell of each draw. */
  readonly cells: Uint16Array
  /** Of cell c and replicate r at 16 c + r: how many values lie in the cells before. */
  readonly below: Uint32Array
  /** How many values lie in the cells before each; of all in the last place. */
  readonly starts: Uint32Array
  /** Where the values of a cell begin and end among those collected; -1 where they are not. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** Values of the cells that are asked for, in the order of the draws, and their replicates. */
  values: Float64Array
  replicates: Uint8Array
  /** The same values, rising within each cell once its rank was asked for. */
  sorted: Float64Array
  readonly isSorted: Uint8Array
}

function createDesk(length: number): Desk {
  const most = 2 ** Math.ceil(Math.log2(Math.max(1, length / PER_CELL)))
  const size = Math.min(MOST, Math.max(FEWEST, most))
  return {
    size,
    cells: new Uint16Array(length),
    below: new Uint32Array(REPLICATES * (size + 1)),
    starts: new Uint32Array(size + 1),
    from: new Int32Array(size),
    to: new Int32Array(size),
    values: new Float64Array(0),
    replicates: new Uint8Array(0),
    sorted: new Float64Array(0),
    isSorted: new Uint8Array(size),
  }
}

/** Counts every value into the cell after its own, then adds up. */
function countCells(
  column: Float64Array,
  { low, high }: QuantileQuestion['range'],
  desk: Desk,
): void {
  const { size, cells, below, starts } = desk
  below.fill(0)
  const scale = size / (high - low)
  const last = size - 1
  for (let i = 0; i < column.length; i++) {
    const place = (column[i]! - low) * scale
    const cell = place >= last ? last : place > 0 ? Math.trunc(place) : 0
    cells[i] = cell
    below[(cell + 1) * REPLICATES + (i & (REPLICATES - 1))]!++
  }
  for (let at = REPLICATES; at < below.length; at++) below[at]! += below[at - REPLICATES]!
  for (let cell = 0; cell <= size; cell++) {
    let sum = 0
    for (let r = 0; r < REPLICATES; r++) sum += below[cell * REPLICATES + r]!
    starts[cell] = sum
  }
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
  if (desk.values.length < total) {
    desk.values = new Float64Array(total)
    desk.replicates = new Uint8Array(total)
    desk.sorted = new Float64Array(total)
  }
  to.set(from)
  const { values, replicates, sorted } = desk
  for (let i = 0; i < column.length; i++) {
    const at = to[cells[i]!]!
    if (at < 0) continue
    to[cells[i]!] = at + 1
    values[at] = column[i]!
    sorted[at] = column[i]!
    replicates[at] = i & (REPLICATES - 1)
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
  const { starts, from, to, sorted, isSorted } = desk
  const cell = cellOfRank(desk, rank)
  if (isSorted[cell] === 0) {
    sortBetween(sorted, from[cell]!, to[cell]!)
    isSorted[cell] = 1
  }
  return sorted[from[cell]! + rank - starts[cell]!]!
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
  const sizes = noSums().map((_, r) => replicateSize(r, column.length))
  if (count === column.length) return sizes
  sizes.fill(0)
  for (let i = 0; i < column.length; i++) if (column[i]! < Infinity) sizes[i % REPLICATES]!++
  return sizes
}

/** Standard error of the share of draws up to a value. */
function shareError(
  { below, from, to, values, replicates }: Desk,
  {
    value,
    cell,
    sizes,
  }: { readonly value: number; readonly cell: number; readonly sizes: Float64Array },
): number {
  const counts = noSums()
  for (let r = 0; r < REPLICATES; r++) counts[r] = below[cell * REPLICATES + r]!
  for (let i = from[cell]!; i < to[cell]!; i++) if (values[i]! <= value) counts[replicates[i]!]!++
  const draws = sizes.reduce((sum, size) => sum + size, 0)
  for (let r = 0; r < REPLICATES; r++) {
    counts[r] = (counts[r]! / Math.max(1, sizes[r]!)) * replicateSize(r, draws)
  }
  return replicateError(counts, draws)
}
