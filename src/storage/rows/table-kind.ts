import type { ReadOptions } from '#evidence/rows/data-set'
import { recogniseDelimited, type DelimitedFormat } from '#formats/delimited'
import { recogniseEncoding, type Encoding } from '#formats/encoding'
import { readJsonLine } from '#formats/json-lines'
import { problem, type Finding } from '#quantity/finding'
import type { PlainFile } from '#storage/rows/plain-file'
import { isXes } from '#storage/rows/xes-sample'

/** What a file of a data set is, and how to read it. */
export type TableKind =
  | { readonly is: 'delimited'; readonly encoding: Encoding; readonly format: DelimitedFormat }
  | { readonly is: 'json-lines'; readonly encoding: Encoding }
  | { readonly is: 'parquet' }
  | { readonly is: 'xlsx' }

const logHint =
  'Say how its events become rows: `row: event`, and `log: { case: "case:concept:name", activity: ["concept:name"], at: "time:timestamp" }`.'
const zipSignature = 'PK\u0003\u0004'

/** Judges a file by its first bytes; a finding where it is no table. */
export function tableKind(file: PlainFile, read: ReadOptions): TableKind | Finding {
  const signature = new TextDecoder('latin1').decode(file.sample.subarray(0, 4))
  if (signature === zipSignature) return { is: 'xlsx' }
  const sheets = read.sheet !== undefined || read.range !== undefined
  if (signature === 'PAR1') return sheets ? noSheets(file.file) : { is: 'parquet' }
  if (isXes(file.sample)) return notATable(file.file, 'a process log (XES)', logHint)
  const encoding = recogniseEncoding(file.sample)
  if ('notText' in encoding) return notATable(file.file, encoding.notText, encoding.hint)
  if (sheets) return noSheets(file.file)
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

function noSheets(file: string): Finding {
  const message = `\`${file}\` is no Excel workbook (.xlsx): it has no sheets and ranges.`
  return problem('wrong-value', { file }, message, 'Take `sheet` and `range` out of `read`.')
}

function isJsonLines(text: string): boolean {
  if (!text.startsWith('{')) return false
  const line = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'))
  return readJsonLine(line) !== undefined
}

function notATable(file: string, what: string, hint: string): Finding {
  return problem('not-a-table', { file }, `\`${file}\` is ${what}, not a table.`, hint)
}
