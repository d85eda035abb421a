import { longestLine, LongLine } from '#formats/long-line'

/** How a delimited text is cut into fields. */
export interface Dialect {
  readonly delimiter: string
  readonly quote?: string
  readonly newline: '\n' | '\r'
}

/** What takes the records of a delimited text, in order. */
export interface RecordSink {
  /** The fields of one record and the 1-based line it starts on; blank lines give none. */
  readonly record: (fields: readonly string[], line: number) => void
  /**
   * A quote opened on `line` is never closed: as quoted text it would swallow the lines up to
   * `through`. The record on `line` is left out, the lines after it are read as records.
   */
  readonly unterminated: (line: number, through: number) => void
}

/** A quoted field longer than this is taken for a quote that is never closed. */
const longestQuoted = 1 << 20

interface Field {
  readonly text: string
  readonly end: number
}

type Parsed =
  | { readonly is: 'record'; readonly fields: readonly string[]; readonly end: number }
  | { readonly is: 'unterminated'; readonly end: number }
  | { readonly is: 'more' }

const more = { is: 'more' } as const

/**
 * Cuts a delimited text (RFC 4180, and what strays from it) into records, piece by piece, in
 * bounded memory. Lenient where nothing is lost: a quote inside an unquoted field is a character,
 * spaces before an opening quote are skipped. The first record is taken for the header: a record
 * over several lines with another number of fields counts as a quote that is never closed.
 */
export class DelimitedRecords {
  private readonly dialect: Dialect
  private readonly sink: RecordSink
  private readonly skip: number
  private buffer = ''
  private position = 0
  private line = 1
  private nextQuote = 0
  private expected: number | undefined

  /** `skip` lines before the header are left out. */
  constructor(dialect: Dialect, sink: RecordSink, skip = 0) {
    this.dialect = dialect
    this.sink = sink
    this.skip = skip
  }

  /**
   * Takes the next piece of the text, cut anywhere.
   *
   * @throws LongLine where a line does not end.
   */
  push(text: string): void {
    this.buffer = this.buffer.slice(this.position) + text
    this.position = 0
    this.nextQuote = 0
    this.drain(false)
  }

  /** Says that the text is over. */
  end(): void {
    this.drain(true)
  }

  private drain(atEnd: boolean): void {
    while (this.position < this.buffer.length) {
      const lineEnd = this.lineEnd(this.position, atEnd)
      if (lineEnd < 0) return
      if (this.line <= this.skip) {
        this.pass(lineEnd)
      } else if (this.quoteBefore(lineEnd)) {
        if (!this.takeQuoted(atEnd)) return
      } else {
        this.takePlain(lineEnd)
      }
    }
  }

  /** Index of the line end, the end of the text, or -1 where more must come. */
  private lineEnd(from: number, atEnd: boolean): number {
    const found = this.buffer.indexOf(this.dialect.newline, from)
    const end = found < 0 ? this.buffer.length : found
    if (end - from > longestLine) throw new LongLine(this.line)
    return found >= 0 || atEnd ? end : -1
  }

  private quoteBefore(index: number): boolean {
    const { quote } = this.dialect
    if (quote === undefined) return false
    if (this.nextQuote < this.position || this.nextQuote === 0) {
      const found = this.buffer.indexOf(quote, this.position)
      this.nextQuote = found < 0 ? this.buffer.length + 1 : found
    }
    return this.nextQuote < index
  }

  private takePlain(lineEnd: number): void {
    const text = this.buffer.slice(this.position, this.withoutReturn(lineEnd))
    if (!/^ *$/.test(text)) this.emit(text.split(this.dialect.delimiter))
    this.pass(lineEnd)
  }

  private pass(lineEnd: number): void {
    this.position = lineEnd + 1
    this.line++
  }

  private withoutReturn(end: number): number {
    const windows = this.dialect.newline === '\n' && this.buffer[end - 1] === '\r'
    return windows && end > this.position ? end - 1 : end
  }

  private emit(fields: readonly string[]): void {
    this.expected ??= fields.length
    this.sink.record(fields, this.line)
  }

  /** False where more must come first. */
  private takeQuoted(atEnd: boolean): boolean {
    const parsed = this.parse(atEnd)
    if (parsed.is === 'more') return false
    const lines = this.linesUpTo(parsed.end)
    if (parsed.is === 'record' && (lines === 1 || this.fits(parsed.fields))) {
      this.emit(parsed.fields)
      this.position = parsed.end + 1
      this.line += lines
    } else {
      this.leaveOut(this.line + lines - 1)
    }
    return true
  }

  private fits(fields: readonly string[]): boolean {
    return this.expected === undefined || fields.length === this.expected
  }

  /** Lines from the start of the record up to an index, the begun one included. */
  private linesUpTo(end: number): number {
    let lines = 1
    let found = this.buffer.indexOf(this.dialect.newline, this.position)
    while (found >= 0 && found < end) {
      lines++
      found = this.buffer.indexOf(this.dialect.newline, found + 1)
    }
    return lines
  }

  /** The line of a quote that is never closed; a header is kept, read as it stands. */
  private leaveOut(through: number): void {
    const found = this.buffer.indexOf(this.dialect.newline, this.position)
    const end = found < 0 ? this.buffer.length : found
    const text = this.buffer.slice(this.position, this.withoutReturn(end))
    this.sink.unterminated(this.line, through)
    if (this.expected === undefined) {
      this.emit(text.replaceAll(this.dialect.quote ?? '', '').split(this.dialect.delimiter))
    }
    this.position = end + 1
    this.line++
  }

  private parse(atEnd: boolean): Parsed {
    const fields: string[] = []
    let start = this.position
    for (;;) {
      const field = this.field(start, atEnd)
      if ('is' in field) return field
      fields.push(field.text)
      if (!this.buffer.startsWith(this.dialect.delimiter, field.end)) {
        const end = this.buffer[field.end] === '\r' ? field.end + 1 : field.end
        return { is: 'record', fields, end: this.dialect.newline === '\r' ? field.end : end }
      }
      start = field.end + this.dialect.delimiter.length
    }
  }

  private field(start: number, atEnd: boolean): Field | Parsed {
    const open = this.afterSpaces(start)
    const field =
      this.buffer[open] === this.dialect.quote
        ? this.quotedField(open, atEnd)
        : this.plainField(start, start)
    if ('is' in field) return field
    return field.end >= this.buffer.length && !atEnd ? more : field
  }

  private plainField(start: number, from: number): Field {
    let end = from
    while (end < this.buffer.length && !this.endsField(end)) end++
    return { text: this.buffer.slice(start, end), end }
  }

  private quotedField(open: number, atEnd: boolean): Field | Parsed {
    const quote = this.dialect.quote ?? ''
    let text = ''
    let from = open + 1
    for (;;) {
      const close = this.buffer.indexOf(quote, from)
      const reach = close < 0 ? this.buffer.length : close
      if (reach - open > longestQuoted) return { is: 'unterminated', end: reach }
      if (close < 0) return atEnd ? { is: 'unterminated', end: reach - 1 } : more
      if (this.buffer[close + 1] !== quote) {
        return this.closed({ text: text + this.buffer.slice(from, close), open, close }, atEnd)
      }
      text += this.buffer.slice(from, close + 1)
      from = close + 2
    }
  }

  private closed(
    { text, open, close }: { readonly text: string; readonly open: number; readonly close: number },
    atEnd: boolean,
  ): Field | Parsed {
    const end = this.afterSpaces(close + 1)
    if (end >= this.buffer.length) return atEnd ? { text, end } : more
    const cutInReturn = this.buffer[end] === '\r' && end + 1 === this.buffer.length
    if (cutInReturn && !atEnd) return more
    if (this.endsField(end)) return { text, end }
    const newline = this.buffer.indexOf(this.dialect.newline, open)
    if (newline >= 0 && newline < close) return { is: 'unterminated', end: close }
    return this.plainField(open, close)
  }

  private afterSpaces(index: number): number {
    let after = index
    while (this.buffer[after] === ' ') after++
    return after
  }

  private endsField(index: number): boolean {
    const { delimiter, newline } = this.dialect
    const character = this.buffer[index]
    if (character === newline || character === delimiter) return true
    if (character === '\r') return newline === '\n' && this.buffer[index + 1] === '\n'
    return delimiter.length > 1 && this.buffer.startsWith(delimiter, index)
  }
}
