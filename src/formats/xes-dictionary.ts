import { byteSource, decodeText, type ByteSource } from '#formats/xes-bytes'

const recentBits = 10

/**
 * Gives equal byte strings one code: 0, 1, ... in order of first appearance. Holds the bytes and
 * not the texts, so that texts which nobody asks for are never made.
 */
export class XesDictionary {
  /** Different byte strings so far. */
  size = 0
  private slots = new Int32Array(64).fill(-1)
  private hashes = new Int32Array(32)
  /** String `code` lies in `pool` from `starts[code]` to `starts[code + 1]`. */
  private starts = new Int32Array(33)
  private pool = byteSource(512)
  /** The code that was given last to a string of such a length and end: mostly the right one. */
  private readonly recent = new Int32Array(1 << recentBits).fill(-1)

  /** The code of the bytes between `from` and `to`; new ones get the next. */
  codeOf(source: ByteSource, from: number, to: number): number {
    const { bytes } = source
    const end = bytes[to - 1]! + (bytes[to - 2]! << 8) + (bytes[to - 3]! << 16)
    const likely = Math.imul(end + to - from, 0x9e37_79b1) >>> (32 - recentBits)
    const recent = this.recent[likely]!
    if (recent >= 0 && this.holds(recent, source, from, to)) return recent
    return (this.recent[likely] = this.found(source, from, to))
  }

  /** The texts by code, and how many bytes of them are no characters. */
  labels(encoding: 'utf-8' | 'latin-1'): { readonly labels: string[]; readonly broken: number } {
    const labels: string[] = []
    let broken = 0
    for (let code = 0; code < this.size; code++) {
      const bytes = this.pool.bytes.subarray(this.starts[code], this.starts[code + 1])
      const text = decodeText(bytes, encoding)
      labels.push(text.text)
      broken += text.broken
    }
    return { labels, broken }
  }

  private found(source: ByteSource, from: number, to: number): number {
    if (this.size === this.hashes.length) this.grow()
    const hash = hashOf(source, from, to)
    const mask = this.slots.length - 1
    let slot = hash & mask
    for (let code = this.slots[slot]!; code >= 0; code = this.slots[slot]!) {
      if (this.hashes[code] === hash && this.holds(code, source, from, to)) return code
      slot = (slot + 1) & mask
    }
    this.slots[slot] = this.size
    return this.add(hash, source.bytes.subarray(from, to))
  }

  private holds(code: number, { bytes, view }: ByteSource, from: number, to: number): boolean {
    const { pool } = this
    let own = this.starts[code]!
    if (this.starts[code + 1]! - own !== to - from) return false
    let at = from
    for (; at + 4 <= to; at += 4, own += 4) {
      if (view.getInt32(at) !== pool.view.getInt32(own)) return false
    }
    for (; at < to; at++) if (bytes[at] !== pool.bytes[own++]) return false
    return true
  }

  private add(hash: number, bytes: Uint8Array): number {
    const code = this.size++
    const start = this.starts[code]!
    if (start + bytes.length > this.pool.bytes.length) {
      const grown = byteSource(2 * (start + bytes.length))
      grown.bytes.set(this.pool.bytes)
      this.pool = grown
    }
    this.pool.bytes.set(bytes, start)
    this.starts[code + 1] = start + bytes.length
    this.hashes[code] = hash
    return code
  }

  private grow(): void {
    const hashes = new Int32Array(2 * this.hashes.length)
    const starts = new Int32Array(hashes.length + 1)
    hashes.set(this.hashes)
    starts.set(this.starts)
    this.hashes = hashes
    this.starts = starts
    const mask = 2 * hashes.length - 1
    this.slots = new Int32Array(mask + 1).fill(-1)
    for (let code = 0; code < this.size; code++) {
      let slot = hashes[code]! & mask
      while (this.slots[slot]! >= 0) slot = (slot + 1) & mask
      this.slots[slot] = code
    }
  }
}

/** Mixes four bytes at a time (the round of MurmurHash3, Appleby 2011). */
function hashOf({ bytes, view }: ByteSource, from: number, to: number): number {
  let hash = to - from
  let at = from
  for (; at + 4 <= to; at += 4) hash = mixed(hash, view.getInt32(at))
  for (; at < to; at++) hash = mixed(hash, bytes[at]!)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b)
  return hash ^ (hash >>> 13)
}

function mixed(hash: number, part: number): number {
  const turned = Math.imul(part, 0xcc9e_2d51)
  const joined = hash ^ Math.imul((turned << 15) | (turned >>> 17), 0x1b87_3593)
  return (Math.imul((joined << 13) | (joined >>> 19), 5) + 0xe654_6b64) | 0
}
