import { byteSource, type ByteSource } from '#formats/xes-bytes'
import { isKey, isValue, kindNames, kindOf, xesKinds } from '#formats/xes-elements'

/** What takes the elements of a log as they are met. */
export interface XesSink {
  /** An element begins; the scanner holds its `key` and `value`. */
  readonly open: (kind: number) => void
  /** A log, a trace or an event ends; `depth` elements are open around it. */
  readonly close: (kind: number, depth: number) => void
}

/** Why reading stopped, and where. */
export interface XesFailure {
  /** `unsupported` is well-formed perhaps, and refused all the same. */
  readonly reason: 'no-log' | 'not-well-formed' | 'unsupported' | 'too-large'
  readonly line: number
  /** Bytes of the file before this place. */
  readonly offset: number
  readonly message: string
  readonly hint?: string
}

/** Elements open at once, and bytes in one tag: more is refused. */
const deepest = 100
const longestTag = 1 << 22
const longestDeclaration = 1024
const piece = 1 << 18

const [newline, space, quote, ampersand, apostrophe] = [0x0a, 0x20, 0x22, 0x26, 0x27]
const [bang, hyphen, slash, less, equals] = [0x21, 0x2d, 0x2f, 0x3c, 0x3d]
const [greater, question, bracket] = [0x3e, 0x3f, 0x5b]

/**
 * Cuts the bytes of an XES log (XML 1.0 without a document type) into elements, piece by piece,
 * in bounded memory. Knows of XML what such logs need: elements, attributes, comments, processing
 * instructions, CDATA; texts between tags are passed over, entities are left to the sink. Stops at
 * the first place that is not well-formed.
 */
export class XesScanner {
  /** The bytes that the positions below point into. */
  source: ByteSource = byteSource(piece)
  keyFrom = 0
  keyTo = 0
  /** -1 where the element has no value. */
  valueFrom = -1
  valueTo = -1
  /** Whether the value holds no entity, tab or line end. */
  plain = true
  /** 1-based line of the tag. */
  line = 1
  /** Elements around the tag, and their kinds from the outermost. */
  depth = 0
  readonly kinds = new Uint8Array(deepest)
  encoding: 'utf-8' | 'latin-1' = 'utf-8'
  failure: XesFailure | undefined
  private readonly sink: XesSink
  private length = 0
  private position = 0
  private before = 0
  private linesInside = 0
  /** Inside a comment, an instruction or CDATA: the byte before the `>` that ends it. */
  private skipping = 0
  /** The last byte that was skipped, and the one before it. */
  private last = 0
  private lastButOne = 0
  private valuePlain = true
  private rootSeen = false

  constructor(sink: XesSink) {
    this.sink = sink
  }

  /** Takes the next bytes of the file, cut anywhere; they may be used again afterwards. */
  push(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length && this.failure === undefined; from += piece) {
      this.append(bytes.subarray(from, from + piece))
      this.drain()
    }
  }

  /** Says that the file is over. */
  end(): void {
    if (this.failure !== undefined) return
    if (!this.rootSeen && this.depth === 0) {
      return this.fail(this.position, 'no-log', 'The file holds no `<log>`.')
    }
    if (this.depth > 0 || this.skipping > 0 || this.position < this.length) {
      const message = 'The file ends in the middle of the log.'
      this.fail(this.length, 'not-well-formed', message, 'It was cut off: export it again.')
    }
  }

  /** Stops for a reason of the sink's: what it was given is more than it takes. */
  refuse(message: string, hint: string): void {
    if (this.failure === undefined) this.fail(this.position, 'too-large', message, hint)
  }

  private append(bytes: Uint8Array): void {
    const rest = this.length - this.position
    const kept = this.source.bytes.subarray(this.position, this.length)
    if (rest + bytes.length >= this.source.bytes.length) {
      this.source = byteSource(2 * (rest + bytes.length + 1))
    }
    this.source.bytes.set(kept)
    this.source.bytes.set(bytes, rest)
    this.before += this.position
    this.position = 0
    this.length = rest + bytes.length
    this.source.bytes[this.length] = 0
  }

  private drain(): void {
    let at = this.position
    while (at >= 0 && at < this.length) {
      this.position = at
      at = this.skipping > 0 ? this.skip(at) : this.text(at)
      if (at >= 0 && at < this.length) {
        this.position = at
        at = this.markup(at)
      }
    }
    if (at >= 0) this.position = at
    else if (this.length - this.position > longestTag && this.failure === undefined) {
      const message = `A tag is longer than ${longestTag >> 20} MiB.`
      this.fail(this.position, 'too-large', message)
    }
  }

  /** The place of the next `<`, or the end of the bytes. */
  private text(from: number): number {
    const { source, length } = this
    const { bytes } = source
    if (this.depth === 0) return this.outside(from)
    let at = from
    let byte = bytes[at]!
    while (byte !== less && at < length) {
      if (byte === newline) this.line++
      byte = bytes[++at]!
    }
    return at
  }

  /** The same before and after the log, where nothing but spaces may stand. */
  private outside(from: number): number {
    const { source, length } = this
    const { bytes } = source
    let at = from
    for (; at < length && bytes[at] !== less; at++) {
      const byte = bytes[at]!
      if (byte === newline) this.line++
      const mark = this.before + at < 3 && byte === byteOrderMark[this.before + at]
      if (byte > space || byte === 0) {
        if (!mark) return this.strayText(at)
      }
    }
    return at
  }

  private strayText(at: number): number {
    if (this.rootSeen) {
      return this.failed(at, 'not-well-formed', 'Something stands after the end of the log.')
    }
    const utf16 =
      this.source.bytes[at] === 0xff ||
      this.source.bytes[at] === 0xfe ||
      this.source.bytes[at] === 0
    if (utf16) return this.failed(at, 'unsupported', 'The file is not in UTF-8.', encodingHint)
    return this.failed(at, 'no-log', 'The file does not begin like an XES log.')
  }

  /** Behind a comment, an instruction or CDATA, or the end of the bytes. */
  private skip(from: number): number {
    const { source, length, skipping } = this
    const { bytes } = source
    const once = skipping === question
    for (let at = from; at < length; at++) {
      const byte = bytes[at]!
      if (byte === newline) this.line++
      if (byte === greater && this.last === skipping && (once || this.lastButOne === skipping)) {
        this.skipping = 0
        return this.text(at + 1)
      }
      this.lastButOne = this.last
      this.last = byte
    }
    return length
  }

  /** Behind the markup that begins at `<`; -1 where its end has not come, or cannot be. */
  private markup(at: number): number {
    const { bytes } = this.source
    const next = bytes[at + 1]!
    if (next === slash) return this.closeTag(at)
    if (next === question) return this.instruction(at)
    if (next !== bang) return this.openTag(at)
    if (at + 3 >= this.length) return -1
    if (bytes[at + 2] === hyphen && bytes[at + 3] === hyphen) return this.skipped(at + 4, hyphen)
    if (bytes[at + 2] === bracket && this.depth > 0) return this.skipped(at + 3, 0x5d)
    const message = 'The file brings a document type (DTD), which is never read.'
    return this.failed(at, 'unsupported', message, 'Take the `<!DOCTYPE ...>` out.')
  }

  private skipped(at: number, ending: number): number {
    this.skipping = ending
    this.last = this.lastButOne = 0
    return at
  }

  private instruction(at: number): number {
    if (this.before + at > byteOrderMark.length) return this.skipped(at + 2, question)
    const end = this.source.bytes.indexOf(greater, at)
    if ((end < 0 || end >= this.length) && this.length - at < longestDeclaration) return -1
    const text = String.fromCharCode(...this.source.bytes.subarray(at, Math.min(end + 1, at + 256)))
    const name = /encoding\s*=\s*["']([\w.:-]+)["']/.exec(text)?.[1]?.toLowerCase() ?? 'utf-8'
    if (/^(iso-8859-1|latin-?1)$/.test(name)) this.encoding = 'latin-1'
    else if (!/^(utf-?8|us-ascii|ascii)$/.test(name)) {
      return this.failed(at, 'unsupported', `The file is in \`${name}\`.`, encodingHint)
    }
    return this.skipped(at + 2, question)
  }

  private closeTag(start: number): number {
    const { bytes } = this.source
    let at = start + 2
    while (inName[bytes[at]!] === 1) at++
    const kind = kindOf(bytes, start + 2, at)
    this.linesInside = 0
    at = this.spaces(at)
    if (bytes[at] !== greater) return this.unexpected(at)
    if (this.depth === 0 || this.kinds[this.depth - 1] !== kind) return this.mismatch(start)
    this.depth--
    if (kind > 0 && kind <= xesKinds.event) this.sink.close(kind, this.depth)
    return this.behind(at + 1)
  }

  private mismatch(start: number): number {
    const open = kindNames[this.kinds[this.depth - 1]!] ?? 'another element'
    const message = `A closing tag does not fit: \`<${open}>\` is open here.`
    return this.failed(start, 'not-well-formed', message)
  }

  private openTag(start: number): number {
    const { bytes } = this.source
    let at = start + 1
    while (inName[bytes[at]!] === 1) at++
    if (at === start + 1) return this.unexpected(at)
    const kind = kindOf(bytes, start + 1, at)
    this.keyFrom = this.keyTo = 0
    this.valueFrom = -1
    this.linesInside = 0
    for (;;) {
      at = this.spaces(at)
      const byte = bytes[at]
      if (byte === greater) return this.opened(start, at + 1, kind)
      if (byte === slash) {
        return bytes[at + 1] === greater ? this.empty(start, at + 2, kind) : this.unexpected(at + 1)
      }
      at = this.attribute(at)
      if (at < 0) return at
    }
  }

  private opened(start: number, next: number, kind: number): number {
    if (this.depth === deepest) {
      const message = `More than ${deepest} elements stand inside each other.`
      return this.failed(start, 'too-large', message)
    }
    if (!this.met(start, kind)) return -1
    this.kinds[this.depth++] = kind
    return this.behind(next)
  }

  private empty(start: number, next: number, kind: number): number {
    if (!this.met(start, kind)) return -1
    if (kind > 0 && kind <= xesKinds.event) this.sink.close(kind, this.depth)
    return this.behind(next)
  }

  private behind(tag: number): number {
    this.line += this.linesInside
    this.linesInside = 0
    return tag
  }

  private met(start: number, kind: number): boolean {
    if (this.depth === 0) {
      const second = this.rootSeen
      this.rootSeen = true
      if (second || kind !== xesKinds.log) {
        const message = second
          ? 'A second document stands behind the log.'
          : 'The first element is not `<log>`.'
        this.fail(start, second ? 'not-well-formed' : 'no-log', message)
        return false
      }
    }
    this.sink.open(kind)
    return true
  }

  /** Behind one attribute of a tag. */
  private attribute(nameFrom: number): number {
    const { bytes } = this.source
    let at = nameFrom
    while (inName[bytes[at]!] === 1) at++
    const nameTo = at
    if (nameTo === nameFrom) return this.unexpected(at)
    if (bytes[at] !== equals) at = this.spaces(at)
    if (bytes[at] !== equals) return this.unexpected(at)
    at++
    if (bytes[at] !== quote) at = this.spaces(at)
    const mark = bytes[at]!
    if (mark !== quote && mark !== apostrophe) return this.unexpected(at)
    const from = at + 1
    const to = this.valueEnd(from, mark)
    if (to < 0) return -1
    if (isKey(bytes, nameFrom, nameTo)) {
      this.keyFrom = from
      this.keyTo = to
    } else if (isValue(bytes, nameFrom, nameTo)) {
      this.valueFrom = from
      this.valueTo = to
      this.plain = this.valuePlain
    }
    return to + 1
  }

  private valueEnd(from: number, mark: number): number {
    const { bytes } = this.source
    let plain = true
    let at = from
    for (let byte = bytes[at]!; byte !== mark; byte = bytes[++at]!) {
      if (byte <= ampersand) {
        if (byte === ampersand) plain = false
        else if (byte < space) {
          if (byte === 0) return this.unexpected(at)
          if (byte === newline) this.linesInside++
          plain = false
        }
      } else if (byte === less) {
        return this.failed(from - 1, 'not-well-formed', 'A quote opens here and is never closed.')
      }
    }
    this.valuePlain = plain
    return at
  }

  private spaces(from: number): number {
    const { bytes } = this.source
    let at = from
    let byte = bytes[at]!
    while (byte === space || (byte >= 9 && byte <= 13)) {
      if (byte === newline) this.linesInside++
      byte = bytes[++at]!
    }
    return at
  }

  /** More must come, or what is there cannot be. */
  private unexpected(at: number): number {
    if (at >= this.length) return -1
    const byte = this.source.bytes[at]!
    const shown =
      byte > space && byte < 127 ? `\`${String.fromCharCode(byte)}\`` : `the byte ${byte}`
    return this.failed(at, 'not-well-formed', `A tag cannot hold ${shown} here.`)
  }

  private failed(...failure: Parameters<XesScanner['fail']>): number {
    this.fail(...failure)
    return -1
  }

  private fail(at: number, reason: XesFailure['reason'], message: string, hint?: string): void {
    const line = this.line + this.linesInside
    const place = { reason, line, offset: this.before + at, message }
    this.failure = { ...place, ...(hint === undefined ? {} : { hint }) }
  }
}

const encodingHint = 'Save it as UTF-8.'
const byteOrderMark = [0xef, 0xbb, 0xbf]
/** Bytes that go on with a name: all but spaces and the signs of tags. */
const inName = new Uint8Array(256).fill(1, space + 1)
for (const byte of [quote, apostrophe, slash, less, equals, greater]) inName[byte] = 0
