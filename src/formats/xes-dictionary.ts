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
  private pool = new Uint8Array(512)
  /** The code that was given last to a string of such a length and end: mostly the right one. */
  private readonly recent = new Int32Array(1 << recentBits).fill(-1)

  /** The code of the bytes between `from` and `to`; new ones get the next. */
  codeOf(bytes: Uint8Array, from: number, to: number): number {
    const end = bytes[to - 1]! + (bytes[to - 2]! << 8) + (bytes[to - 3]! << 16)
    const likely = Math.imul(end + to - from, 0x9e37_79b1) >>> (32 - recentBits)
    const recent = this.recent[likely]!
    if (recent >= 0 && this.holds(recent, bytes, from, to)) return recent
    return (this.recent[likely] = this.found(bytes, from, to))
  }

  /** The texts by code, and how many bytes of them are no characters. */
  labels(encoding: 'utf-8' | 'latin-1'): { readonly labels: string[]; readonly broken: number } {
    const labels: string[] = []
    let broken = 0
    for (let code = 0; code < this.size; code++) {
      const bytes = this.pool.subarray(this.starts[code], this.starts[code + 1])
      const text = decodeText(bytes, encoding)
      labels.push(text.text)
      broken += text.broken
    }
    return { labels, broken }
  }

  private found(bytes: Uint8Array, from: number, to: number): number {
    if (this.size === this.hashes.length) this.grow()
    const hash = hashOf(bytes, from, to)
    const mask = this.slots.length - 1
    let slot = hash & mask
    for (let code = this.slots[slot]!; code >= 0; code = this.slots[slot]!) {
      if (this.hashes[code] === hash && this.holds(code, bytes, from, to)) return code
      slot = (slot + 1) & mask
    }
    this.slots[slot] = this.size
    return this.add(hash, bytes.subarray(from, to))
  }

  private holds(code: number, bytes: Uint8Array, from: number, to: number): boolean {
    const { pool } = this
    let own = this.starts[code]!
    if (this.starts[code + 1]! - own !== to - from) return false
    for (let at = from; at < to; at++) if (bytes[at] !== pool[own++]) return false
    return true
  }

  private add(hash: number, bytes: Uint8Array): number {
    const code = this.size++
    const start = this.starts[code]!
    if (start + bytes.length > this.pool.length) {
      const grown = new Uint8Array(2 * (start + bytes.length))
      grown.set(this.pool)
      this.pool = grown
    }
    this.pool.set(bytes, start)
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
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from
  let at = from
  for (; at + 4 <= to; at += 4) {
    const four =
      bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    hash = mixed(hash, four)
  }
  for (; at < to; at++) hash = mixed(hash, bytes[at]!)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b)
  return hash ^ (hash >>> 13)
}

function mixed(hash: number, part: number): number {
  const turned = Math.imul(part, 0xcc9e_2d51)
  const joined = hash ^ Math.imul((turned << 15) | (turned >>> 17), 0x1b87_3593)
  return (Math.imul((joined << 13) | (joined >>> 19), 5) + 0xe654_6b64) | 0
}

/** U+FFFD, for bytes that are no character. */
const replacement = '\ufffd'

/** The text of some bytes; a byte that is no UTF-8 becomes U+FFFD and is counted. */
export function decodeText(
  bytes: Uint8Array,
  encoding: 'utf-8' | 'latin-1',
): { readonly text: string; readonly broken: number } {
  if (isAscii(bytes)) return { text: String.fromCharCode(...bytes), broken: 0 }
  let text = ''
  let broken = 0
  for (let at = 0; at < bytes.length;) {
    const length = encoding === 'latin-1' ? 1 : characterLength(bytes, at)
    const known = encoding === 'latin-1' || length > 1 || bytes[at]! < 0x80
    text += known ? character(bytes, at, length) : replacement
    broken += known ? 0 : 1
    at += length
  }
  return { text, broken }
}

const longestAtOnce = 1 << 12

function isAscii(bytes: Uint8Array): boolean {
  if (bytes.length > longestAtOnce) return false
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! >= 0x80) return false
  return true
}

/** Lowest character that a sequence of each length may stand for. */
const lowest = [0, 0, 0x80, 0x800, 0x1_0000]

/** Bytes of the character that begins here; 1 where none does. */
function characterLength(bytes: Uint8Array, at: number): number {
  const length = sequenceLength(bytes[at]!)
  for (let next = 1; next < length; next++) {
    if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 1
  }
  const point = pointAt(bytes, at, length)
  const surrogate = point >= 0xd800 && point <= 0xdfff
  return surrogate || point < lowest[length]! || point > 0x10_ffff ? 1 : length
}

function sequenceLength(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 1
  if (lead < 0xe0) return 2
  return lead < 0xf0 ? 3 : 4
}

function character(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCodePoint(pointAt(bytes, at, length))
}

function pointAt(bytes: Uint8Array, at: number, length: number): number {
  if (length === 1) return bytes[at]!
  let point = bytes[at]! & (0xff >> (length + 1))
  for (let next = 1; next < length; next++) point = (point << 6) | (bytes[at + next]! & 0x3f)
  return point
}
