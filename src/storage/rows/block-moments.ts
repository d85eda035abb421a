import { blockRows } from '#storage/rows/stream-blocks'
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
  readonly columns: readonly RunningMoments[]
  /** First with second, first with third ... second with third ... */
  readonly pairs: readonly RunningPair[]
}

/**
 * Moments by cell over blocks of rows in a fixed order, so that the result is the same to the bit
 * however many threads read the rows. Within a block deviations are taken from the block's own
 * mean (two passes, corrected), so that nothing is lost near 1e9; blocks are merged in order.
 * Values that are not finite are missing.
 */
export class BlockMoments {
  readonly cells: CellMoments[] = []
  private readonly columns: readonly ColumnBlock[]
  /** Place of each row's cell among the cells of the block. */
  private readonly local = new Int32Array(blockRows)
  private places = new Int32Array(16).fill(-1)
  private touched: number[] = []
  private readonly pair = new PairBlock()

  constructor(columns: number) {
    this.columns = Array.from({ length: columns }, () => new ColumnBlock())
  }

  /** Takes a block: the cell of each row and the values of each column. */
  add(rows: number, cells: Int32Array, values: readonly Float64Array[]): void {
    this.localise(rows, cells)
    for (const [index, column] of this.columns.entries()) {
      column.take(rows, values[index]!, [this.local, this.touched.length])
      for (const [place, cell] of this.touched.entries()) {
        mergeMoments(this.cells[cell]!.columns[index]!, column.moments(place))
      }
    }
    this.addPairs(rows)
  }

  /** Numbers the cells of the block from 0, which keeps the sums small whatever the cells. */
  private localise(rows: number, cells: Int32Array): void {
    for (const cell of this.touched) this.places[cell] = -1
    this.touched = []
    for (let row = 0; row < rows; row++) {
      const cell = cells[row]!
      if (cell >= this.cells.length) this.makeRoom(cell)
      let place = this.places[cell]!
      if (place < 0) {
        place = this.touched.push(cell) - 1
        this.places[cell] = place
      }
      this.local[row] = place
      this.cells[cell]!.rows++
    }
  }

  private makeRoom(cell: number): void {
    const count = this.columns.length
    while (this.cells.length <= cell) {
      this.cells.push({
        rows: 0,
        columns: Array.from({ length: count }, noMoments),
        pairs: Array.from({ length: (count * (count - 1)) / 2 }, noPair),
      })
    }
    if (cell < this.places.length) return
    const places = new Int32Array(2 * cell).fill(-1)
    places.set(this.places)
    this.places = places
  }

  private addPairs(rows: number): void {
    let index = 0
    for (const [place, first] of this.columns.entries()) {
      for (const second of this.columns.slice(place + 1)) {
        this.pair.take(rows, [first, second], [this.local, this.touched.length])
        for (const [local, cell] of this.touched.entries()) {
          mergePairs(this.cells[cell]!.pairs[index]!, this.pair.moments(local, first, second))
        }
        index++
      }
    }
  }
}

/** The place of each row's cell, and how many cells the block has. */
type Places = readonly [Int32Array, number]

function sums(): Float64Array {
  return new Float64Array(blockRows)
}

/** One column over one block, by the places of the block's cells. */
class ColumnBlock {
  /** Values less the mean of their place. */
  readonly deviations = sums()
  readonly means = sums()
  private readonly counts = sums()
  private readonly low = sums()
  private readonly high = sums()
  private readonly powers: readonly [Float64Array, Float64Array, Float64Array, Float64Array] = [
    sums(),
    sums(),
    sums(),
    sums(),
  ]

  take(rows: number, values: Float64Array, [places, cells]: Places): void {
    this.clear(cells)
    const { counts, means, low, high } = this
    for (let row = 0; row < rows; row++) {
      const value = values[row]!
      if (value - value !== 0) continue
      const place = places[row]!
      counts[place]!++
      means[place]! += value
      if (value < low[place]!) low[place] = value
      if (value > high[place]!) high[place] = value
    }
    for (let place = 0; place < cells; place++) means[place]! /= counts[place] || 1
    this.deviate(rows, values, places)
  }

  private clear(cells: number): void {
    for (const each of [this.counts, this.means, ...this.powers]) each.fill(0, 0, cells)
    this.low.fill(Infinity, 0, cells)
    this.high.fill(-Infinity, 0, cells)
  }

  private deviate(rows: number, values: Float64Array, places: Int32Array): void {
    const { deviations, means } = this
    const [s1, s2, s3, s4] = this.powers
    for (let row = 0; row < rows; row++) {
      const place = places[row]!
      const deviation = values[row]! - means[place]!
      deviations[row] = deviation
      if (deviation - deviation !== 0) continue
      const square = deviation * deviation
      s1[place]! += deviation
      s2[place]! += square
      s3[place]! += square * deviation
      s4[place]! += square * square
    }
  }

  /** Central moments of a place, from the power sums around a mean that rounding has moved. */
  moments(place: number): RunningMoments {
    const n = this.counts[place]!
    const [s1, s2, s3, s4] = this.powers.map((power) => power[place]!) as [
      number,
      number,
      number,
      number,
    ]
    const shift = n === 0 ? 0 : s1 / n
    return {
      n,
      mean: this.means[place]! + shift,
      m2: s2 - s1 * shift,
      m3: s3 - 3 * shift * s2 + 2 * s1 * shift * shift,
      m4: s4 - 4 * shift * s3 + 6 * shift * shift * s2 - 3 * s1 * shift * shift * shift,
      min: this.low[place]!,
      max: this.high[place]!,
    }
  }
}

/** Two columns over one block: the rows where both are there. */
class PairBlock {
  private readonly counts = sums()
  private readonly a = sums()
  private readonly b = sums()
  private readonly products = sums()

  take(rows: number, columns: readonly [ColumnBlock, ColumnBlock], [places, cells]: Places): void {
    const { counts, a, b, products } = this
    for (const each of [counts, a, b, products]) each.fill(0, 0, cells)
    const [first, second] = [columns[0].deviations, columns[1].deviations]
    for (let row = 0; row < rows; row++) {
      const product = first[row]! * second[row]!
      if (product - product !== 0) continue
      const place = places[row]!
      counts[place]!++
      a[place]! += first[row]!
      b[place]! += second[row]!
      products[place]! += product
    }
  }

  moments(place: number, first: ColumnBlock, second: ColumnBlock): RunningPair {
    const n = this.counts[place]!
    const [a, b] = [this.a[place]!, this.b[place]!]
    if (n === 0) return noPair()
    return {
      n,
      meanA: first.means[place]! + a / n,
      meanB: second.means[place]! + b / n,
      c: this.products[place]! - (a * b) / n,
    }
  }
}
