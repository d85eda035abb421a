/** Bytes, and a view on them that reads four at a time. */
export interface ByteSource {
  readonly bytes: Uint8Array
  readonly view: DataView
}

/** A source of so many bytes. */
export function byteSource(size: number): ByteSource {
  const bytes = new Uint8Array(size)
  return { bytes, view: new DataView(bytes.buffer) }
}

/** The bytes of an ASCII text. */
export function asciiSource(text: string): ByteSource {
  const source = byteSource(text.length)
  for (let at = 0; at < text.length; at++) source.bytes[at] = text.charCodeAt(at)
  return source
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
