import { REPLICATES } from '#stats/random/points'
import { noSums, replicateError, replicateSize } from './replicates.ts'

/** Cells between the two ends of the range; beyond it the outer ones. */
const CELLS = 512

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
  const cells = new Uint16Array(length)
  const counts = new Uint32Array(REPLICATES * CELLS)
  return (column, { shares, range, count }) => {
    countCells(column, range, { cells, counts })
    const reach = 0.5 / Math.sqrt(count)
    const around = shares.map((share) => Math.min(reach, share / 2, (1 - share) / 2))
    const asked = shares.flatMap((share, i) => [share - around[i]!, share, share + around[i]!])
    const starts = cellStarts(counts)
    const found = collect({ column, cells, starts }, asked, count)
    const defined = definedSizes(column, count)
    return shares.map((share, i) => {
      const [below, value, above] = [3 * i, 3 * i + 1, 3 * i + 2].map((k) => found.value(asked[k]!))
      const spread = (above! - below!) / (2 * around[i]!)
      const cell = cellOfRank(starts, Math.floor((count - 1) * share))
      const error = shareError({ counts, found, defined }, value!, cell)
      return { value: value!, error: spread > 0 ? Math.max(error, 1 / count) * spread : 0 }
    })
  }
}

interface Cells {
  readonly cells: Uint16Array
  readonly counts: Uint32Array
}

function countCells(
  column: Float64Array,
  { low, high }: QuantileQuestion['range'],
  { cells, counts }: Cells,
): void {
  counts.fill(0)
  const scale = CELLS / (high - low)
  for (let i = 0; i < column.length; i++) {
    const place = (column[i]! - low) * scale
    const cell = place >= CELLS ? CELLS - 1 : place > 0 ? Math.trunc(place) : 0
    cells[i] = cell
    counts[(i & (REPLICATES - 1)) * CELLS + cell]!++
  }
}

/** How many values lie in the cells before each. */
function cellStarts(counts: Uint32Array): Float64Array {
  const starts = new Float64Array(CELLS + 1)
  for (let cell = 0; cell < CELLS; cell++) {
    let size = 0
    for (let r = 0; r < REPLICATES; r++) size += counts[r * CELLS + cell]!
    starts[cell + 1] = starts[cell]! + size
  }
  return starts
}

function cellOfRank(starts: Float64Array, rank: number): number {
  let low = 0
  let high = CELLS - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle + 1]! > rank) high = middle
    else low = middle + 1
  }
  return low
}

/** The values of the cells that are asked for. */
interface Collected {
  /** Value of a share that was asked for. */
  value(share: number): number
  /** Values of a cell in the order of the draws, and the replicate of each. */
  members(cell: number): { readonly values: Float64Array; readonly replicates: Uint8Array }
}

function collect(
  from: {
    readonly column: Float64Array
    readonly cells: Uint16Array
    readonly starts: Float64Array
  },
  shares: readonly number[],
  count: number,
): Collected {
  const { column, cells, starts } = from
  const offsets = new Int32Array(CELLS).fill(-1)
  let size = 0
  for (const share of shares) {
    const below = Math.floor((count - 1) * share)
    for (const rank of [below, Math.min(below + 1, count - 1)]) {
      const cell = cellOfRank(starts, rank)
      if (offsets[cell]! >= 0) continue
      offsets[cell] = size
      size += starts[cell + 1]! - starts[cell]!
    }
  }
  const values = new Float64Array(size)
  const replicates = new Uint8Array(size)
  const next = offsets.slice()
  for (let i = 0; i < column.length; i++) {
    const at = next[cells[i]!]!
    if (at < 0) continue
    next[cells[i]!] = at + 1
    values[at] = column[i]!
    replicates[at] = i & (REPLICATES - 1)
  }
  const sorted = new Map<number, Float64Array>()
  const ends = (cell: number): [number, number] => [offsets[cell]!, next[cell]!]
  const valueOfRank = (rank: number): number => {
    const cell = cellOfRank(starts, rank)
    const list = sorted.get(cell) ?? values.subarray(...ends(cell)).toSorted()
    sorted.set(cell, list)
    return list[rank - starts[cell]!]!
  }
  return {
    value(share) {
      const position = (count - 1) * share
      const below = Math.floor(position)
      const value = valueOfRank(below)
      const part = position - below
      if (part === 0 || value === Infinity) return value
      return value + part * (valueOfRank(below + 1) - value)
    },
    members: (cell) => ({
      values: values.subarray(...ends(cell)),
      replicates: replicates.subarray(...ends(cell)),
    }),
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
  from: {
    readonly counts: Uint32Array
    readonly found: Collected
    readonly defined: Float64Array
  },
  value: number,
  cell: number,
): number {
  const { counts, found, defined } = from
  const below = noSums()
  for (let r = 0; r < REPLICATES; r++) {
    for (let k = 0; k < cell; k++) below[r]! += counts[r * CELLS + k]!
  }
  const { values, replicates } = found.members(cell)
  for (let i = 0; i < values.length; i++) if (values[i]! <= value) below[replicates[i]!]!++
  const draws = defined.reduce((sum, size) => sum + size, 0)
  const shares = below.map((sum, r) => (sum / Math.max(1, defined[r]!)) * replicateSize(r, draws))
  return replicateError(shares, draws)
}
