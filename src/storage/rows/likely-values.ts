/** Values that are made room for at a time: few, for each of many first digits has one part at least. */
const partRows = 1024

/** Values of one cell that share the first digit of their key, in the order they came. */
class Gathered {
  private readonly parts: Float64Array[] = []
  private last = new Float64Array(0)
  private filled = 0

  /** For how many more values room had to be made. */
  add(value: number): number {
    const full = this.filled === this.last.length
    if (full) {
      this.last = new Float64Array(partRows)
      this.parts.push(this.last)
      this.filled = 0
    }
    this.last[this.filled++] = value
    return full ? partRows : 0
  }

  all(size: number): Float64Array {
    const values = new Float64Array(size)
    for (const [place, part] of this.parts.entries()) {
      const from = place * partRows
      values.set(part.subarray(0, size - from), from)
    }
    return values
  }
}

/**
 * The values that may hold wanted ranks, to judge by how often each first digit stands in the first rows: gathered while digits
 * are counted, so that the rows need not be gone through again where the first rows were right. A key is a cell and a first digit.
 */
export class LikelyValues {
  /** Values that room was made for. */
  room = 0
  private readonly slots: Uint16Array
  private readonly gathered: Gathered[] = []

  constructor(keys: number) {
    this.slots = new Uint16Array(keys)
  }

  /** Expects the first digits around some quantiles, to judge by counts of them; `from` is the key of the smallest. */
  expect(from: number, counts: Uint32Array, probabilities: readonly number[]): void {
    const n = counts.reduce((sum, count) => sum + count, 0)
    const spans = probabilities.map((probability) => likelyRanks(probability, n))
    let first = 0
    for (let digit = 0; digit < counts.length; digit++) {
      const end = first + counts[digit]!
      if (end > first && spans.some(([low, high]) => first <= high && end > low)) {
        this.slots[from + digit] = this.gathered.push(new Gathered())
      }
      first = end
    }
  }

  /** Takes the values whose key is likely. */
  take(rows: number, keys: Int32Array, values: Float64Array): void {
    const { slots, gathered } = this
    for (let row = 0; row < rows; row++) {
      const slot = slots[keys[row]!]!
      if (slot === 0) continue
      this.room += gathered[slot - 1]!.add(values[row]!)
    }
  }

  /** All values with a key, of which there are so many; undefined where it was not likely. */
  of(key: number, size: number): Float64Array | undefined {
    return this.gathered[(this.slots[key] ?? 0) - 1]?.all(size)
  }
}

/** Ranks between which the wanted one lies in nearly all samples: four standard errors on each side. */
function likelyRanks(probability: number, n: number): readonly [number, number] {
  const rank = (n - 1) * probability
  const margin = 4 * Math.sqrt(n * probability * (1 - probability)) + 1
  return [rank - margin, rank + margin]
}
