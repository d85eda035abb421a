import { blockRows } from '#storage/rows/column-stream'
import {
  mergeMoments,
  mergePairs,
  noMoments,
  noPair,
  type RunningMoments,
  type RunningPair,
} from '#storage/rows/moment-sums'

/** Moments of columns and pairs of columns in one cell. */
export interface CellMoments {
  rows: number
  /** What the means of each column are counted from; absent while it has no value. */
  readonly origins: (number | undefined)[]
  readonly columns: readonly RunningMoments[]
  /** First with second, first with third ... second with third ... */
  readonly pairs: readonly RunningPair[]
}

/** The rows of one cell in a block, once they are sorted by cell. */
interface Segment {
  readonly cell: number
  from: number
  to: number
}

/**
 * Moments by cell over blocks of rows in a fixed order, so that the result is the same to the bit
 * however many threads read the rows. Values are counted from an origin of their cell, the median
 * of its first block; within a block deviations are taken from the block's own mean (two passes,
 * corrected), so that nothing is lost near 1e9; blocks are merged in order. Values that are not
 * finite are missing.
 */
export class BlockMoments {
  readonly cells: CellMoments[] = []
  private readonly columns: readonly ColumnBlock[]
  /** Where each row of the block goes, sorted by cell. */
  private readonly places = new Int32Array(blockRows)
  /** Which segment a cell has in the block, -1 for none. */
  private segmentOf = new Int32Array(16).fill(-1)
  private segments: Segment[] = []

  constructor(columns: number) {
    this.columns = Array.from({ length: columns }, () => new ColumnBlock())
  }

  /** Takes a block: the cell of each row and the values of each column. */
  add(rows: number, cells: Int32Array, values: readonly Float64Array[]): void {
    this.sortByCell(rows, cells)
    for (const [index, column] of this.columns.entries()) {
      column.take(rows, values[index]!, this.places)
      for (const [place, { cell, from, to }] of this.segments.entries()) {
        const { origins, columns } = this.cells[cell]!
        origins[index] ??= column.median(from, to)
        const origin = origins[index] ?? 0
        mergeMoments(columns[index]!, column.moments(place, [from, to], origin))
      }
    }
    this.addPairs()
  }

  private sortByCell(rows: number, cells: Int32Array): void {
    for (const { cell } of this.segments) this.segmentOf[cell] = -1
    this.segments = []
    const { places } = this
    for (let row = 0; row < rows; row++) {
      const cell = cells[row]!
      if (cell >= this.cells.length) this.makeRoom(cell)
      let segment = this.segmentOf[cell]!
      if (segment < 0) {
        segment = this.segments.push({ cell, from: 0, to: 0 }) - 1
        this.segmentOf[cell] = segment
      }
      places[row] = this.segments[segment]!.to++
    }
    this.layOut()
    for (let row = 0; row < rows; row++) {
      places[row]! += this.segments[this.segmentOf[cells[row]!]!]!.from
    }
  }

  private layOut(): void {
    let from = 0
    for (const segment of this.segments) {
      this.cells[segment.cell]!.rows += segment.to
      segment.from = from
      from += segment.to
      segment.to = from
    }
  }

  private makeRoom(cell: number): void {
    const count = this.columns.length
    while (this.cells.length <= cell) {
      this.cells.push({
        rows: 0,
        origins: Array.from({ length: count }, () => undefined),
        columns: Array.from({ length: count }, noMoments),
        pairs: Array.from({ length: (count * (count - 1)) / 2 }, noPair),
      })
    }
    if (cell < this.segmentOf.length) return
    const segmentOf = new Int32Array(2 * cell).fill(-1)
    segmentOf.set(this.segmentOf)
    this.segmentOf = segmentOf
  }

  private addPairs(): void {
    let index = 0
    for (const [place, first] of this.columns.entries()) {
      for (const second of this.columns.slice(place + 1)) {
        for (const [at, segment] of this.segments.entries()) {
          const pair = pairMoments([first, second], at, segment)
          mergePairs(this.cells[segment.cell]!.pairs[index]!, pair)
        }
        index++
      }
    }
  }
}

/** One column over one block, sorted by cell; what is kept of each segment serves the pairs. */
class ColumnBlock {
  /** Values, then deviations from the mean of their segment. */
  readonly sorted = new Float64Array(blockRows)
  readonly counts = new Float64Array(blockRows)
  readonly means = new Float64Array(blockRows)
  /** Sums of the deviations, which rounding leaves. */
  readonly rests = new Float64Array(blockRows)

  take(rows: number, values: Float64Array, places: Int32Array): void {
    const { sorted } = this
    for (let row = 0; row < rows; row++) sorted[places[row]!] = values[row]!
  }

  /** The middle value of a segment; undefined where it has none. */
  median(from: number, to: number): number | undefined {
    const present = this.sorted.slice(from, to).filter((value) => Number.isFinite(value))
    present.sort()
    return present[present.length >> 1]
  }

  /** Central moments of a segment, from the power sums around a mean that rounding has moved. */
  moments(place: number, [from, to]: readonly [number, number], origin: number): RunningMoments {
    const { n, sum, low, high } = rangeOf(this.sorted, origin, [from, to])
    const mean = n === 0 ? 0 : sum / n
    const complete = n === to - from
    const [s1, s2, s3, s4] = complete
      ? powerSums(this.sorted, [origin, mean], [from, to])
      : presentPowerSums(this.sorted, [origin, mean], [from, to])
    this.counts[place] = n
    this.means[place] = mean
    this.rests[place] = s1
    const shift = n === 0 ? 0 : s1 / n
    return {
      n,
      mean: mean + shift,
      m2: s2 - s1 * shift,
      m3: s3 - 3 * shift * s2 + 2 * s1 * shift * shift,
      m4: s4 - 4 * shift * s3 + 6 * shift * shift * s2 - 3 * s1 * shift * shift * shift,
      min: low,
      max: high,
    }
  }
}

interface Range {
  readonly n: number
  readonly sum: number
  readonly low: number
  readonly high: number
}

/** The sum is counted from the origin; it is finite only where all its parts are. */
function rangeOf(
  values: Float64Array,
  origin: number,
  [from, to]: readonly [number, number],
): Range {
  let sum = 0
  let low = Infinity
  let high = -Infinity
  for (let index = from; index < to; index++) {
    const value = values[index]!
    sum += value - origin
    if (value < low) low = value
    if (value > high) high = value
  }
  return sum - sum === 0
    ? { n: to - from, sum, low, high }
    : presentRange(values, origin, [from, to])
}

/** The same, leaving out what is missing. */
function presentRange(
  values: Float64Array,
  origin: number,
  [from, to]: readonly [number, number],
): Range {
  let [n, sum, low, high] = [0, 0, Infinity, -Infinity]
  for (let index = from; index < to; index++) {
    const value = values[index]!
    if (value - value !== 0) continue
    n++
    sum += value - origin
    if (value < low) low = value
    if (value > high) high = value
  }
  return { n, sum, low, high }
}

type Powers = readonly [number, number, number, number]

/** Turns values into deviations and sums their powers. */
function powerSums(
  values: Float64Array,
  [origin, mean]: readonly [number, number],
  [from, to]: readonly [number, number],
): Powers {
  let s1 = 0
  let s2 = 0
  let s3 = 0
  let s4 = 0
  for (let index = from; index < to; index++) {
    const deviation = values[index]! - origin - mean
    const square = deviation * deviation
    values[index] = deviation
    s1 += deviation
    s2 += square
    s3 += square * deviation
    s4 += square * square
  }
  return [s1, s2, s3, s4]
}

/** The same, leaving out what is missing. */
function presentPowerSums(
  values: Float64Array,
  [origin, mean]: readonly [number, number],
  [from, to]: readonly [number, number],
): Powers {
  let [s1, s2, s3, s4] = [0, 0, 0, 0]
  for (let index = from; index < to; index++) {
    const deviation = values[index]! - origin - mean
    values[index] = deviation
    if (deviation - deviation !== 0) continue
    const square = deviation * deviation
    s1 += deviation
    s2 += square
    s3 += square * deviation
    s4 += square * square
  }
  return [s1, s2, s3, s4]
}

/** Co-moment over the rows of a segment where both columns are there. */
function pairMoments(
  [first, second]: readonly [ColumnBlock, ColumnBlock],
  place: number,
  { from, to }: Segment,
): RunningPair {
  const rows = to - from
  const complete = first.counts[place] === rows && second.counts[place] === rows
  const sums = complete
    ? {
        n: rows,
        a: first.rests[place]!,
        b: second.rests[place]!,
        ab: products(first, second, from, to),
      }
    : sharedSums(first.sorted, second.sorted, [from, to])
  if (sums.n === 0) return noPair()
  return {
    n: sums.n,
    meanA: first.means[place]! + sums.a / sums.n,
    meanB: second.means[place]! + sums.b / sums.n,
    c: sums.ab - (sums.a * sums.b) / sums.n,
  }
}

function products(first: ColumnBlock, second: ColumnBlock, from: number, to: number): number {
  const [a, b] = [first.sorted, second.sorted]
  let sum = 0
  for (let index = from; index < to; index++) sum += a[index]! * b[index]!
  return sum
}

function sharedSums(
  first: Float64Array,
  second: Float64Array,
  [from, to]: readonly [number, number],
): { readonly n: number; readonly a: number; readonly b: number; readonly ab: number } {
  let [n, a, b, ab] = [0, 0, 0, 0]
  for (let index = from; index < to; index++) {
    const product = first[index]! * second[index]!
    if (product - product !== 0) continue
    n++
    a += first[index]!
    b += second[index]!
    ab += product
  }
  return { n, a, b, ab }
}
