/** What takes the parts of a document in XML as they are met; names come without their prefix. */
export interface XmlSink {
  readonly open: (name: string, attributes: XmlAttributes) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

/** The attributes of one tag, looked up by name without its prefix. */
export type XmlAttributes = (name: string) => string | undefined

/** A document that is not well-formed, or that is never read. */
export class XmlError extends Error {
  override readonly name = 'XmlError'
}

/** Characters in one tag. */
const longest = 1 << 22
const longestEntity = 12
/** Elements open at once. */
const deepest = 256

/**
 * Cuts the text of a document in XML 1.0 into elements and texts, piece by piece, in bounded
 * memory. Knows of XML what the parts of a workbook need: elements, attributes, comments,
 * processing instructions, CDATA, the five named entities and characters by number. A document
 * type is refused. A text may be handed over in several pieces.
 *
 * @throws XmlError at the first place that is not well-formed
 */
export class XmlScanner {
  private readonly sink: XmlSink
  private readonly names: string[] = []
  private rest = ''

  constructor(sink: XmlSink) {
    this.sink = sink
  }

  push(piece: string): void {
    this.rest += piece
    let from = 0
    for (;;) {
      const next = this.take(from)
      if (next < 0) break
      from = next
    }
    this.rest = this.rest.slice(from)
    if (this.rest.length > longest) throw new XmlError('a tag that never ends')
  }

  end(): void {
    if (this.rest.trim() !== '' || this.names.length > 0) throw new XmlError('a part is cut off')
  }

  /** Takes the next tag or text; gives the place behind it, -1 where its end has not come. */
  private take(from: number): number {
    const { rest } = this
    if (rest[from] !== '<') return this.textFrom(from)
    if (rest.startsWith('<!', from)) return this.declaration(from)
    if (rest.startsWith('<?', from)) return behind(rest, '?>', from)
    const end = tagEnd(rest, from)
    if (end < 0) return -1
    this.tag(rest.slice(from + 1, end))
    return end + 1
  }

  /** Hands over the text up to the next tag, or what has come of it but for half an entity. */
  private textFrom(from: number): number {
    const { rest } = this
    const tag = rest.indexOf('<', from)
    const entity = tag < 0 ? rest.indexOf('&', Math.max(from, rest.length - longestEntity)) : -1
    const end = tag >= 0 ? tag : entity >= 0 ? entity : rest.length
    if (end === from) return -1
    if (this.names.length > 0) this.sink.text(withoutEntities(rest.slice(from, end)))
    return end
  }

  private declaration(from: number): number {
    const { rest } = this
    if (rest.startsWith('<!--', from)) return behind(rest, '-->', from + 4)
    if (rest.startsWith('<![CDATA[', from)) {
      const next = behind(rest, ']]>', from + 9)
      if (next >= 0) this.sink.text(rest.slice(from + 9, next - 3))
      return next
    }
    if (rest.length - from < '<![CDATA['.length) return -1
    throw new XmlError('a document type')
  }

  private tag(text: string): void {
    if (text.startsWith('/')) {
      const name = local(text.slice(1).trim())
      if (this.names.pop() !== name) throw new XmlError(`</${name}> where it does not belong`)
      this.sink.close(name)
      return
    }
    const empty = text.endsWith('/')
    const space = text.search(/[\s/]/)
    const name = local(space < 0 ? text : text.slice(0, space))
    if (name === '') throw new XmlError('a tag without a name')
    this.sink.open(name, (attribute) => attributeOf(text, attribute))
    if (empty) this.sink.close(name)
    else if (this.names.push(name) > deepest) throw new XmlError('elements nested too deeply')
  }
}

/** The `>` of the tag that begins at `from`: one inside quotes is part of a value. */
function tagEnd(text: string, from: number): number {
  let at = from
  for (;;) {
    const end = text.indexOf('>', at)
    if (end < 0) return -1
    const open = openQuote(text, at, end)
    if (open < 0) return end
    at = text.indexOf(text[open]!, open + 1) + 1
    if (at === 0) return -1
  }
}

/** Where a quote opens that does not close before `end`; -1 where there is none. */
function openQuote(text: string, from: number, end: number): number {
  let at = from
  while (at < end) {
    const mark = text[at]
    if (mark === '"' || mark === "'") {
      const close = text.indexOf(mark, at + 1)
      if (close < 0 || close > end) return at
      at = close
    }
    at++
  }
  return -1
}

function behind(text: string, ending: string, from: number): number {
  const at = text.indexOf(ending, from)
  return at < 0 ? -1 : at + ending.length
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const attributes = /\s(?:[^\s=:]*:)?([^\s=:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

function attributeOf(tag: string, wanted: string): string | undefined {
  const quick = tag.includes("'") ? -1 : tag.indexOf(` ${wanted}="`)
  if (quick >= 0) {
    const from = quick + wanted.length + 3
    return withoutEntities(tag.slice(from, tag.indexOf('"', from)))
  }
  if (!tag.includes(wanted)) return undefined
  for (const [, name, double, single] of tag.matchAll(attributes)) {
    if (name === wanted) return withoutEntities(double ?? single ?? '')
  }
  return undefined
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (entity, decimal, hex, name) => {
    const point = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal)
    if (name !== undefined) return named[String(name)] ?? String(entity)
    return point <= 0x10_ffff ? String.fromCodePoint(point) : '\ufffd'
  })
}
