import { blockRows } from '#storage/rows/column-stream'
import { LikelyValues } from '#storage/rows/likely-values'
import {
  digitValues,
  firstDigit,
  firstStretches,
  pickRanks,
  type FoundValues,
  type Stretch,
} from '#storage/rows/order-statistics'

/** Cells whose first digits are counted in the first pass; the values of others are held. */
const countedCells = 64
/** Key of the values of cells whose digits are not counted. */
const uncounted = countedCells * digitValues
/** Rows by which it is judged which values to gather. */
const firstRows = 32 * blockRows
/** So many first digits at each end are those of infinite values, and of none. */
const infinite = 16

interface FirstPassSettings {
  /** Of the bins, rising; no value lies outside. */
  readonly edges: readonly number[]
  readonly probabilities: readonly number[]
  /** Values that room may be made for at most. */
  readonly room: number
}

/** Counts bins and first digits by cell, and gathers the values that are likely to be wanted. */
export class FirstPass {
  private readonly settings: FirstPassSettings
  private readonly edges: Float64Array
  private readonly values = new Float64Array(blockRows)
  private readonly bits = new Uint16Array(this.values.buffer)
  /** Cell and first digit of each row of the block. */
  private readonly keys = new Int32Array(blockRows)
  private cellCount = 0
  /** By cell and bin. */
  private bins: Float64Array
  /** By cell and first digit; those of missing values and infinite ones are counted too. */
  private readonly digits = new Uint32Array(uncounted + 1)
  private readonly first: { readonly cells: Int32Array; readonly values: Float64Array }[] = []
  private rows = 0
  private likely: LikelyValues | undefined

  constructor(settings: FirstPassSettings) {
    this.settings = settings
    this.edges = Float64Array.from(settings.edges)
    this.bins = new Float64Array(settings.edges.length - 1)
  }

  take(rows: number, cells: Int32Array, values: Float64Array): void {
    this.look(rows, cells, values)
    this.countDigits(rows)
    this.countBins(rows, cells)
    if (this.rows >= firstRows) return this.gather(rows)
    this.first.push({ cells: cells.slice(0, rows), values: values.slice(0, rows) })
    this.rows += rows
    if (this.rows >= firstRows) this.beginGathering()
  }

  /** How many values are in each cell, and in each bin of it: its lower edge inclusive, the upper one exclusive but for the last. */
  cells(): readonly { readonly n: number; readonly counts: readonly number[] }[] {
    const size = this.edges.length - 1
    return Array.from({ length: this.cellCount }, (_, cell) => {
      const counts = [...this.bins.subarray(cell * size, (cell + 1) * size)]
      return { n: counts.reduce((sum, each) => sum + each, 0), counts }
    })
  }

  /** What is still to be looked into; ranks among gathered values are found already. */
  stretches(found: FoundValues): readonly Stretch[] {
    return this.cells().flatMap(({ n }, cell) => {
      const ranks = ranksFor(this.settings.probabilities, n)
      if (cell >= countedCells) return [{ cell, digits: [], ranks, first: 0, size: n }]
      const stretches = firstStretches(cell, this.digitsOf(cell), ranks)
      return stretches.filter((stretch) => !this.finds(stretch, found))
    })
  }

  private finds(stretch: Stretch, found: FoundValues): boolean {
    const values = this.likely?.of(keyOf(stretch.cell, stretch.digits[0]!), stretch.size)
    if (values !== undefined) pickRanks(stretch, values, found)
    return values !== undefined
  }

  /** Takes the values of a block, and their keys. */
  private look(rows: number, cells: Int32Array, values: Float64Array): void {
    const { keys, bits, values: own } = this
    let largest = -1
    for (let row = 0; row < rows; row++) {
      own[row] = values[row]! + 0
      if (cells[row]! > largest) largest = cells[row]!
    }
    if (largest >= this.cellCount) this.addCells(largest + 1)
    for (let row = 0; row < rows; row++) {
      const cell = cells[row]!
      keys[row] = cell < countedCells ? keyOf(cell, firstDigit(bits[4 * row + 3]!)) : uncounted
    }
  }

  private countDigits(rows: number): void {
    const { keys, digits } = this
    for (let row = 0; row < rows; row++) digits[keys[row]!]!++
  }

  private countBins(rows: number, cells: Int32Array): void {
    const { values, bins, edges } = this
    const size = edges.length - 1
    const last = size - 1
    const low = edges[0]!
    const perBin = size / (edges[size]! - low)
    for (let row = 0; row < rows; row++) {
      const value = values[row]!
      if (value - value !== 0) continue
      const place = (value - low) * perBin
      let bin = place < last ? Math.trunc(place) : last
      if (value < edges[bin]!) bin--
      else if (bin < last && value >= edges[bin + 1]!) bin++
      bins[cells[row]! * size + bin]!++
    }
  }

  private gather(rows: number): void {
    this.likely?.take(rows, this.keys, this.values)
    if (this.likely !== undefined && this.likely.room > this.settings.room) this.likely = undefined
  }

  /** Goes through the first rows again, now that they say what is likely. */
  private beginGathering(): void {
    this.likely = new LikelyValues(uncounted + 1)
    for (let cell = 0; cell < Math.min(this.cellCount, countedCells); cell++) {
      this.likely.expect(keyOf(cell, 0), this.digitsOf(cell), this.settings.probabilities)
    }
    for (const { cells, values } of this.first.splice(0)) {
      this.look(cells.length, cells, values)
      this.gather(cells.length)
    }
  }

  private digitsOf(cell: number): Uint32Array {
    const digits = this.digits.slice(keyOf(cell, 0), keyOf(cell + 1, 0))
    return digits.fill(0, 0, infinite).fill(0, digitValues - infinite)
  }

  private addCells(count: number): void {
    this.cellCount = count
    const size = count * (this.edges.length - 1)
    if (size <= this.bins.length) return
    const larger = new Float64Array(2 * size)
    larger.set(this.bins)
    this.bins = larger
  }
}

function keyOf(cell: number, digit: number): number {
  return cell * digitValues + digit
}

/** The ranks that quantiles of type 7 lie between. */
function ranksFor(probabilities: readonly number[], n: number): readonly number[] {
  const ranks = probabilities.flatMap((probability) => {
    const rank = Math.floor((n - 1) * probability)
    return [rank, rank + 1]
  })
  return [...new Set(ranks)].filter((rank) => rank < n)
}
