import type { ReadOptions } from '#evidence/rows/data-set'
import { recogniseDelimited, type DelimitedFormat } from '#formats/delimited'
import { recogniseEncoding, type Encoding } from '#formats/encoding'
import { readJsonLine } from '#formats/json-lines'
import { problem, type Finding } from '#quantity/finding'
import type { PlainFile } from '#storage/rows/plain-file'

/** What a file of a data set is, and how to read it. */
export type TableKind =
  | { readonly is: 'delimited'; readonly encoding: Encoding; readonly format: DelimitedFormat }
  | { readonly is: 'json-lines'; readonly encoding: Encoding }
  | { readonly is: 'parquet' }

/** Judges a file by its first bytes; a finding where it is no table. */
export function tableKind(file: PlainFile, read: ReadOptions): TableKind | Finding {
  if (new TextDecoder().decode(file.sample.subarray(0, 4)) === 'PAR1') return { is: 'parquet' }
  const encoding = recogniseEncoding(file.sample)
  if ('notText' in encoding) return notATable(file.file, encoding.notText, encoding.hint)
  const text = new TextDecoder(encoding.name).decode(file.sample)
  const whole = file.sample.length === file.plainBytes
  const start = text.trimStart()
  if (start === '') {
    return problem('empty-file', { file: file.file }, `\`${file.file}\` holds no text.`)
  }
  if (isJsonLines(start)) return { is: 'json-lines', encoding }
  if (/^[[{]\s*[{["}\]]/.test(start)) {
    const hint = 'Write one object a line (JSON Lines), or save it as CSV.'
    return notATable(file.file, 'a JSON document', hint)
  }
  if (/^<(?:!doctype|html|table|\?xml)/i.test(start)) {
    return notATable(file.file, 'a web page or XML', 'Save the table in it as CSV.')
  }
  return { is: 'delimited', encoding, format: recogniseDelimited(text, whole, read) }
}

function isJsonLines(text: string): boolean {
  if (!text.startsWith('{')) return false
  const line = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'))
  return readJsonLine(line) !== undefined
}

function notATable(file: string, what: string, hint: string): Finding {
  return problem('not-a-table', { file }, `\`${file}\` is ${what}, not a table.`, hint)
}
