/** Above this many rows, rows that repeat are not counted. */
export const countedRows = 5_000_000

const fieldEnd = 0x1f

/**
 * Counts rows that repeat an earlier one, by two 32-bit hashes of their text (among 5 million rows
 * a chance of 1 in a million for one false hit).
 */
export class RowHashes {
  private table = new Uint32Array(2 << 12)
  private size = 0
  private first = 0
  private second = 0
  private repeated = 0
  private over = false

  constructor() {
    this.begin()
  }

  /** Takes bytes of the current row. */
  takeBytes(bytes: Uint8Array, from: number, to: number): void {
    let first = this.first
    let second = this.second
    for (let index = from; index < to; index++) {
      const byte = bytes[index] ?? 0
      first = Math.imul(first ^ byte, 0x01000193)
      second = Math.imul(second ^ byte, 0x5bd1e995)
    }
    this.first = first
    this.second = second
  }

  /** Takes a field of the current row. */
  takeText(text: string): void {
    let first = this.first
    let second = this.second
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      first = Math.imul(first ^ code, 0x01000193)
      second = Math.imul(second ^ code, 0x5bd1e995)
    }
    this.first = Math.imul(first ^ fieldEnd, 0x01000193)
    this.second = Math.imul(second ^ fieldEnd, 0x5bd1e995)
  }

  /** Ends the current row. */
  endRow(): void {
    if (!this.over) this.add(mixed(this.first, this.second), mixed(this.second, this.first) | 1)
    this.begin()
  }

  /** Undefined where there were too many rows to count. */
  get duplicates(): number | undefined {
    return this.over ? undefined : this.repeated
  }

  private begin(): void {
    this.first = 0x811c9dc5 | 0
    this.second = 0x2545f491
  }

  private add(high: number, low: number): void {
    if (this.find(high, low)) {
      this.repeated++
    } else if (++this.size > countedRows) {
      this.over = true
      this.table = new Uint32Array(0)
    } else if (this.size * 4 > this.table.length) {
      this.grow()
    }
  }

  /** True where the pair is there already; else it is put there. A low half is never 0. */
  private find(high: number, low: number): boolean {
    const mask = this.table.length / 2 - 1
    let slot = high & mask
    for (;;) {
      const known = this.table[2 * slot + 1]
      if (known === 0) break
      if (known === low >>> 0 && this.table[2 * slot] === high >>> 0) return true
      slot = (slot + 1) & mask
    }
    this.table[2 * slot] = high
    this.table[2 * slot + 1] = low
    return false
  }

  private grow(): void {
    const old = this.table
    this.table = new Uint32Array(old.length * 2)
    for (let slot = 0; slot < old.length; slot += 2) {
      if (old[slot + 1] !== 0) this.find(old[slot] ?? 0, old[slot + 1] ?? 0)
    }
  }
}

/** The finalizer of MurmurHash3 over both halves. */
function mixed(hash: number, other: number): number {
  let mix = hash ^ Math.imul(other, 0x9e3779b1)
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b)
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35)
  return mix ^ (mix >>> 16)
}
