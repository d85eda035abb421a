import { byteSource, type ByteSource } from '#formats/xes-bytes'

const ampersand = 0x26
const semicolon = 0x3b
const space = 0x20
const longestEntity = 12

const named: ReadonlyMap<string, number> = new Map([
  ['amp', 0x26],
  ['lt', 0x3c],
  ['gt', 0x3e],
  ['quot', 0x22],
  ['apos', 0x27],
])

/** The value of an attribute without its entities; tabs and line ends become spaces (XML 1.0, 3.3.3). */
export class XesText {
  /** The decoded bytes, as many as `length` says. */
  source: ByteSource = byteSource(256)
  length = 0
  /** Entities that XML does not define; they stay as they are written. */
  unknown = 0

  /** Decodes the bytes between `from` and `to`; characters beyond ASCII are written as `encoding` says. */
  decode(bytes: Uint8Array, [from, to]: readonly [number, number], encoding: string): void {
    if (this.source.bytes.length < 4 * (to - from)) this.source = byteSource(8 * (to - from))
    this.length = 0
    for (let at = from; at < to; at++) {
      const byte = bytes[at]!
      if (byte !== ampersand) {
        this.source.bytes[this.length++] = byte < space ? space : byte
        continue
      }
      const end = bytes.subarray(at, Math.min(to, at + longestEntity)).indexOf(semicolon) + at
      const point = end > at ? pointOf(bytes.subarray(at + 1, end)) : undefined
      if (point === undefined) {
        this.unknown++
        this.source.bytes[this.length++] = byte
      } else {
        this.put(point, encoding)
        at = end
      }
    }
  }

  private put(point: number, encoding: string): void {
    for (const byte of encoding === 'utf-8' ? utf8Of(point) : [point < 256 ? point : 0x3f]) {
      this.source.bytes[this.length++] = byte
    }
  }
}

function pointOf(entity: Uint8Array): number | undefined {
  const name = String.fromCharCode(...entity)
  const number = /^#(?:(\d+)|x([\da-f]+))$/i.exec(name)
  if (number === null) return named.get(name)
  const point = number[1] === undefined ? parseInt(number[2]!, 16) : parseInt(number[1], 10)
  const character = point > 0 && point <= 0x10_ffff && (point < 0xd800 || point > 0xdfff)
  return character ? point : undefined
}

function utf8Of(point: number): readonly number[] {
  if (point < 0x80) return [point]
  if (point < 0x800) return [0xc0 | (point >> 6), 0x80 | (point & 0x3f)]
  const last = [0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f)]
  if (point < 0x1_0000) return [0xe0 | (point >> 12), ...last]
  return [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f), ...last]
}
