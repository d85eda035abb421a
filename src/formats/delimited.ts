import type { ReadOptions } from '#evidence/rows/data-set'
import { readNumber, type DecimalMark } from '#formats/cell-text'
import { DelimitedRecords, type Dialect } from '#formats/delimited-records'

/** How a delimited text is to be read. */
export interface DelimitedFormat extends Dialect {
  readonly decimal: DecimalMark
  /** A cell that shows the decimal comma. */
  readonly decimalSeen?: string
  /** Lines before the header (a spreadsheet's `sep=;`, comments). */
  readonly skip: number
}

const delimiterWords: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
}
/** The one that is rarer in texts first, for it wins a tie. */
const candidates = ['\t', '|', ';', ',']
const recordsLookedAt = 200

/**
 * How the beginning of a delimited text says that it is to be read: delimiter, quote, decimal mark
 * and line end. `whole` says that the sample is not cut off. What the author gives overrules what
 * the text shows. A comma before exactly three digits is ambiguous: it groups thousands unless the
 * delimiter is a semicolon or other cells show a decimal comma. Lines before the header that begin
 * with `#` are comments; the last of them is the header where it has as many fields as what follows.
 */
export function recogniseDelimited(
  sample: string,
  whole: boolean,
  read: ReadOptions,
): DelimitedFormat {
  const newline = sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r'
  const separator = (newline === '\n' ? /^sep=(.)\r*\n/i : /^sep=(.)\r/i).exec(sample)
  const begin = separator === null ? sample : sample.slice(separator[0].length)
  const comments = commentsOf(begin, newline)
  const text = begin.slice(comments.join('').length)
  const given = read.delimiter === '' ? undefined : (read.delimiter ?? separator?.[1])
  const delimiters = given === undefined ? candidates : [given]
  const tables = delimiters.map((delimiter) => {
    const quote = quoteOf(text, delimiter)
    const dialect = { delimiter, newline, ...(quote === undefined ? {} : { quote }) } as const
    return { dialect, rows: recordsOf(text, whole, dialect) }
  })
  const best = tables.reduce((one, other) =>
    fit(one.rows) > 0 && fit(one.rows) >= fit(other.rows) ? one : other,
  )
  const marks = decimalOf(best.rows.slice(1).flat(), best.dialect.delimiter)
  return {
    ...best.dialect,
    ...(read.decimal === undefined ? marks : { decimal: read.decimal }),
    skip: (separator === null ? 0 : 1) + before(comments, text, best.dialect).length,
  }
}

/** The lines at the beginning that begin with `#` or are empty, with their ends; none where nothing else follows. */
function commentsOf(text: string, newline: string): readonly string[] {
  if (!/^\s*#/.test(text)) return []
  const lines = text.split(newline)
  const header = lines.findIndex((line) => !/^(?:#|\r*$)/.test(line))
  const comments = lines.slice(0, Math.max(header, 0)).map((line) => `${line}${newline}`)
  return comments.some((line) => line.startsWith('#')) ? comments : []
}

/** Those before the header, which may begin with `#` too. */
function before(comments: readonly string[], text: string, dialect: Dialect): readonly string[] {
  const last = comments.findLastIndex((line) => line.startsWith('#'))
  if (last < 0) return comments
  const [first, second] = recordsOf(comments.slice(last).join('') + text, true, dialect)
  return first?.length === second?.length ? comments.slice(0, last) : comments
}

/** The format in words, for the ledger. */
export function delimitedWords(format: DelimitedFormat): string {
  const { delimiter, quote, decimal, decimalSeen } = format
  const mark = decimal === '.' ? 'decimal point' : 'decimal comma'
  return [
    `fields separated by ${delimiterWords[delimiter] ?? `\`${delimiter}\``}`,
    ...(quote === "'" ? ['single quotes'] : []),
    decimalSeen === undefined ? mark : `${mark} (as in \`${decimalSeen}\`)`,
  ].join(', ')
}

/** Single quotes only where double ones never stand and several fields are in single ones. */
function quoteOf(text: string, delimiter: string): string | undefined {
  if (text.includes('"')) return '"'
  const fields = text.split(/[\r\n]+/).flatMap((line) => line.split(delimiter))
  const quoted = fields.filter((field) => /^'.*'$/.test(field))
  return quoted.length > 1 && quoted.length * 4 > fields.length ? "'" : '"'
}

function recordsOf(text: string, whole: boolean, dialect: Dialect): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = []
  const records = new DelimitedRecords(dialect, {
    record: (fields) => {
      if (rows.length < recordsLookedAt) rows.push(fields)
    },
    unterminated: () => undefined,
  })
  records.push(text)
  if (whole) records.end()
  return rows
}

/** Share of records with as many fields as the header has; 0 where it has one only. */
function fit(rows: readonly (readonly string[])[]): number {
  const width = rows[0]?.length ?? 1
  if (width < 2) return 0
  return rows.filter((row) => row.length === width).length / rows.length
}

function decimalOf(
  cells: readonly string[],
  delimiter: string,
): { readonly decimal: DecimalMark; readonly decimalSeen?: string } {
  const texts = cells
    .map((cell) => cell.trim())
    .filter((cell) => /^[+-]?[\d.,' \u00a0\u202f]+$/.test(cell))
  const seen = texts.find((text) => text.includes(',') && onlyReads(text, ','))
  const point = texts.some((text) => onlyReads(text, '.'))
  if (seen !== undefined && !point) return { decimal: ',', decimalSeen: seen }
  const ambiguous = texts.find((text) => text.includes(','))
  if (point || seen !== undefined || delimiter !== ';' || ambiguous === undefined)
    return { decimal: '.' }
  return { decimal: ',', decimalSeen: ambiguous }
}

function onlyReads(text: string, mark: DecimalMark): boolean {
  const other = mark === '.' ? ',' : '.'
  return readNumber(text, mark) !== undefined && readNumber(text, other) === undefined
}
