import { isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap } from 'yaml'
import { problem, type Outcome } from '#quantity/finding'
import type { Source } from '#quantity/figure'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import { sameDimensions } from '#quantity/unit-algebra'
import { readDocumentText } from '#study/document/document-text'
import type { NamedText } from '#study/document/read-benchmarks'

/** A new value for an assumption that stands in the document, with who said so. */
export interface AssumptionEdit {
  readonly id: string
  /** A number, both ends of a central 90 % range, or any text that an assumption may hold. */
  readonly value:
    number | { readonly low: number; readonly high: number } | { readonly text: string }
  /** Of the numbers. */
  readonly unit: Unit
  readonly source: Source
}

/**
 * The text of a study with new values of assumptions: everything else keeps its place, comments
 * included. A value is written in the unit that the document names, or with its own where the
 * document names none. A document that extends another gets what only that one has as a new entry.
 */
export function withAssumptions(
  study: NamedText,
  edits: readonly AssumptionEdit[],
): Outcome<string> {
  let { text } = study
  for (const edit of edits) {
    const changes = changesFor({ ...study, text }, edit)
    if (changes === undefined) {
      const place = { file: study.file, path: `assumptions.${edit.id}` }
      const message = `The document has no value of \`${edit.id}\` that could be replaced.`
      return { findings: [problem('missing-key', place, message, 'Change it by hand.')] }
    }
    text = changed(text, changes)
  }
  return { value: text, findings: [] }
}

function changesFor(
  { text, file }: NamedText,
  edit: AssumptionEdit,
): readonly Change[] | undefined {
  const { tree } = readDocumentText(text, file)
  const list = tree.get('assumptions')
  const entries = isSeq(list) ? list.items.filter(isMap) : []
  const entry = entries.find((each) => each.get('id') === edit.id)
  if (entry === undefined) {
    const added = tree.has('extends') ? addition(text, list, edit) : undefined
    return added && [added]
  }
  const value = pairOf(entry, 'value')?.value
  return isScalar(value) && value.range != null ? changesOf(text, [entry, value], edit) : undefined
}

/** From the end on, so that the places before it stay. */
function changed(text: string, changes: readonly Change[]): string {
  const sorted = changes.toSorted((one, other) => other.from - one.from)
  return sorted.reduce(
    (whole, change) => whole.slice(0, change.from) + change.text + whole.slice(change.to),
    text,
  )
}

/** A new entry at the end of the list of assumptions; undefined where JSON has no such list. */
function addition(text: string, list: unknown, edit: AssumptionEdit): Change | undefined {
  const json = text.trimStart().startsWith('{')
  const entry = entryText(edit, json)
  if (!isSeq(list) || list.range == null) {
    if (json || list !== undefined) return undefined
    const start = text.endsWith('\n') ? '' : '\n'
    const at = text.length
    return { from: at, to: at, text: `${start}assumptions: [${entry}]\n` }
  }
  const [from, to] = list.range
  if (list.flow === true) {
    const at = text.lastIndexOf(']', to)
    return { from: at, to: at, text: `${list.items.length > 0 ? ', ' : ''}${entry}` }
  }
  const at = from + text.slice(from, to).trimEnd().length
  const indent = ' '.repeat(from - (text.lastIndexOf('\n', from - 1) + 1))
  return { from: at, to: at, text: `\n${indent}- ${entry}` }
}

function entryText(edit: AssumptionEdit, json: boolean): string {
  const { id, unit, source } = edit
  const key = (name: string): string => (json ? JSON.stringify(name) : name)
  const known = unit.text === '1' ? [] : [`${key('unit')}: ${JSON.stringify(unit.text)}`]
  const value = numberText(edit, { factor: 1, ending: '', json })
  return `{ ${[`${key('id')}: ${JSON.stringify(id)}`, `${key('value')}: ${value}`, ...known, `${key('source')}: ${sourceText(source, json)}`].join(', ')} }`
}

/** A stretch of the text that is replaced. */
interface Change {
  readonly from: number
  readonly to: number
  readonly text: string
}

type Entry = YAMLMap<unknown, unknown>

function changesOf(
  text: string,
  [entry, value]: readonly [Entry, Scalar],
  edit: AssumptionEdit,
): readonly Change[] {
  const json = pairOf(entry, 'id') !== undefined && isQuotedKey(pairOf(entry, 'id'))
  const [from, to] = value.range ?? [0, 0]
  const source = sourceText(edit.source, json)
  const replaced = { from, to, text: valueText(entry, edit, json) }
  const known = pairOf(entry, 'source')?.value
  const range = isMap(known) || isScalar(known) ? known.range : undefined
  if (range != null) {
    const end = range[0] + text.slice(range[0], range[1]).trimEnd().length
    const start = behindColon(text, pairOf(entry, 'source'), range[0])
    return [replaced, { from: start, to: end, text: start < range[0] ? ` ${source}` : source }]
  }
  const key = json ? '"source"' : 'source'
  if (entry.flow === true) return [{ ...replaced, text: `${replaced.text}, ${key}: ${source}` }]
  const line = text.indexOf('\n', to)
  const at = line < 0 ? text.length : line
  const indent = ' '.repeat(columnOf(text, pairOf(entry, 'value')))
  return [replaced, { from: at, to: at, text: `\n${indent}${key}: ${source}` }]
}

/** Right behind the colon of a pair, so that its value moves up to its key; not over a comment. */
function behindColon(text: string, pair: Pair | undefined, start: number): number {
  const key = isScalar(pair?.key) ? (pair.key.range?.[1] ?? start) : start
  return text.slice(key, start).trim() === ':' ? text.indexOf(':', key) + 1 : start
}

function pairOf(entry: Entry, key: string): Pair | undefined {
  return entry.items.find((item) => isScalar(item.key) && item.key.value === key)
}

function isQuotedKey(pair: Pair | undefined): boolean {
  return isScalar(pair?.key) && pair.key.type === 'QUOTE_DOUBLE'
}

function columnOf(text: string, pair: Pair | undefined): number {
  const start = isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0
  return start - (text.lastIndexOf('\n', start - 1) + 1)
}

function valueText(entry: Entry, edit: AssumptionEdit, json: boolean): string {
  return numberText(edit, { ...writtenIn(entry, edit.unit), json })
}

function numberText(
  { value }: AssumptionEdit,
  { factor, ending, json }: { factor: number; ending: string; json: boolean },
): string {
  if (typeof value === 'object' && 'text' in value) return JSON.stringify(value.text)
  const number = (each: number): string => shortest(each * factor)
  const text =
    typeof value === 'number'
      ? `${number(value)}${ending}`
      : `${number(value.low)} to ${number(value.high)}${ending}`
  const bare = ending === '' && (typeof value === 'number' || !json)
  return bare ? text : JSON.stringify(text)
}

/** What a value is multiplied by for the unit that the document declares, else the unit behind it. */
function writtenIn(entry: Entry, unit: Unit): { readonly factor: number; readonly ending: string } {
  const declared = entry.get('unit')
  const written = typeof declared === 'string' ? readUnit(declared).value : undefined
  if (written !== undefined && sameDimensions(written, unit)) {
    return { factor: unit.factor / written.factor, ending: '' }
  }
  return { factor: 1, ending: unit.text === '1' ? '' : ` ${unit.text}` }
}

/** Conversions leave traces in the last digit. */
function shortest(value: number): string {
  return String(Number(value.toPrecision(14)))
}

function sourceText(source: Source, json: boolean): string {
  const entries = Object.entries(source).filter(([, value]) => value !== undefined)
  const written = entries.map(([key, value]) => {
    const plain = !json && (key === 'kind' || /^\d{4}-\d\d-\d\d$/.test(String(value)))
    const text = plain ? String(value) : JSON.stringify(value)
    return `${json ? JSON.stringify(key) : key}: ${text}`
  })
  return `{ ${written.join(', ')} }`
}
