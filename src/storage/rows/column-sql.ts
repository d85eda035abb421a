import type { Column, Header, Literal } from '#evidence/rows/data-set'
import { errorTexts, literalMatcher, type DecimalMark } from '#formats/cell-text'
import type { DistinctTexts } from '#storage/rows/distinct-texts'
import { lookupSql } from '#storage/rows/lookup-sql'
import { literal, literals } from '#storage/rows/sql-text'
import { trimSql } from '#storage/rows/trim-sql'

/**
 * A declared column as SQL. Numbers: NULL is missing, infinity unreadable. Codes: the place of a
 * label, or one of `codes`. Texts: '' is missing.
 */
export type ColumnSql =
  | {
      readonly kind: 'numbers'
      readonly sql: string
      /** SQL of the text that a yes or no was made from. */
      readonly value?: string
      /** Of a yes or no: some cells hold an error of a spreadsheet. */
      readonly errors?: boolean
    }
  | {
      readonly kind: 'codes'
      readonly sql: string
      readonly labels: readonly string[]
      /** SQL of the value that the code was made from. */
      readonly value?: string
    }
  | { readonly kind: 'texts'; readonly sql: string }

/** Codes of categories without a label. */
export const codes = { missing: -1, unmapped: -2, unreadable: -3 } as const

/** What the columns of the data set are compiled with. */
export interface ColumnContext {
  readonly numberOf: (header: Header) => string
  readonly textOf: (header: Header) => string
  readonly textsOf: (header: Header) => DistinctTexts
  readonly decimal: DecimalMark
  readonly missing: ReadonlySet<string>
  /** SQL of the order of the rows, for row numbers. */
  readonly order: string
  /** Another declared column as SQL numbers. */
  readonly numbersOf: (id: string) => string
  /** Takes statements that must run first. */
  readonly types: string[]
}

const none = 'NULL::DOUBLE'
const infinity = literal(Number.POSITIVE_INFINITY)

/** The one place where a declared column becomes SQL. */
export function columnSql(column: Decided, context: ColumnContext): ColumnSql {
  switch (column.read) {
    case 'number':
      return numbers(scaled(context.numberOf(column.from), column.scale))
    case 'category':
      return category(column, context)
    case 'flag':
      return { kind: 'numbers', ...flag(column, context), value: context.textOf(column.from) }
    case 'bands':
      return bands(column, context.numberOf(column.from))
    case 'sum':
      return numbers(scaled(sum(column.of.map(context.numberOf)), column.scale))
    case 'ratio':
      return numbers(scaled(ratio(column.of.map(context.numberOf)), column.scale))
    case 'constant':
      return constant(column.value)
    case 'row-number':
      return numbers(rowNumber(column.within && context.textOf(column.within), context.order))
    case 'within':
      return numbers(within(column, context.numbersOf(column.of)))
  }
}

/** A column of the data set's own files whose kind is known. */
export type Decided = Exclude<Column, { readonly read: 'auto' | 'joined' }>

function numbers(sql: string): ColumnSql {
  return { kind: 'numbers', sql }
}

function scaled(sql: string, scale: number): string {
  return scale === 1 ? sql : `((${sql}) * ${literal(scale)})`
}

function category(
  column: Extract<Column, { read: 'category' }>,
  context: ColumnContext,
): ColumnSql {
  const text = context.textOf(column.from)
  const { texts, complete } = context.textsOf(column.from)
  if (column.map === undefined && !complete) return { kind: 'texts', sql: cleaned(text, context) }
  const labels = new Map<string, number>()
  const label = labelOf(column, context)
  const values = new Map<string, number>()
  for (const each of texts) {
    const found = label(each)
    if (found !== undefined) values.set(each, codeIn(labels, found))
    else if (isError(each)) values.set(each, codes.unreadable)
  }
  const otherwise =
    column.otherwise === undefined ? codes.unmapped : codeIn(labels, column.otherwise)
  const lookup = { values, otherwise, missing: codes.missing, type: 'INTEGER' } as const
  const sql = lookupSql(text, lookup, context.types)
  return { kind: 'codes', sql, labels: [...labels.keys()], value: text }
}

/** The text of a cell without the spaces around it. */
function cleaned(text: string, { missing }: ColumnContext): string {
  const trimmed = trimSql(text)
  const nothing = literals([...missing, ...errorTexts])
  return `CASE WHEN ${trimmed} IN (${nothing}) THEN '' ELSE ${trimmed} END`
}

/** Whether a cell shows an error of a spreadsheet. */
function isError(text: string): boolean {
  return errorTexts.includes(text.trim())
}

/** The label of a text; '' is missing, undefined is not known to the map or an error. */
function labelOf(
  { map, otherwise }: Extract<Column, { read: 'category' }>,
  { decimal, missing }: ColumnContext,
): (text: string) => string | undefined {
  const match = literalMatcher(
    (map ?? []).map(([from]) => from),
    decimal,
  )
  return (text) => {
    const trimmed = text.trim()
    if (missing.has(trimmed)) return ''
    const mapped = map?.[match(trimmed)]?.[1]
    if (mapped !== undefined) return mapped
    if (isError(trimmed)) return undefined
    return map === undefined ? trimmed : otherwise
  }
}

function codeIn(labels: Map<string, number>, label: string): number {
  if (label === '') return codes.missing
  const code = labels.get(label) ?? labels.size
  labels.set(label, code)
  return code
}

/** The values that a flag looks for: those that mean yes, then those that compete with it. */
export function flagLiterals({
  is,
  competing,
}: Extract<Column, { read: 'flag' }>): readonly Literal[] {
  return [...is, ...(competing ?? [])]
}

function flag(
  column: Extract<Column, { read: 'flag' }>,
  context: ColumnContext,
): { readonly sql: string; readonly errors: boolean } {
  const match = literalMatcher(flagLiterals(column), context.decimal)
  const values = new Map<string, number | null>()
  for (const text of context.textsOf(column.from).texts) {
    const place = match(text)
    if (context.missing.has(text.trim())) values.set(text, null)
    else if (place >= 0) values.set(text, Math.max(0, place - column.is.length + 1) + 1)
    else if (isError(text)) values.set(text, Number.POSITIVE_INFINITY)
  }
  const lookup = { values, otherwise: 0, missing: null, type: 'DOUBLE' } as const
  const sql = lookupSql(context.textOf(column.from), lookup, context.types)
  return { sql, errors: [...values.values()].includes(Number.POSITIVE_INFINITY) }
}

function bands({ bands }: Extract<Column, { read: 'bands' }>, number: string): ColumnSql {
  const cases = bands.map(({ from, below }, code) => {
    const low = from === undefined ? [] : [`${number} >= ${literal(from)}`]
    const high = below === undefined ? [] : [`${number} < ${literal(below)}`]
    return `WHEN ${[...low, ...high, 'true'].join(' AND ')} THEN ${code}`
  })
  const sql = `CASE WHEN ${number} IS NULL THEN ${codes.missing}
    WHEN isinf(${number}) THEN ${codes.unreadable} ${cases.join(' ')}
    ELSE ${codes.unmapped} END::INTEGER`
  return { kind: 'codes', sql, labels: bands.map(({ name }) => name), value: number }
}

function sum(parts: readonly string[]): string {
  const total = parts.length === 0 ? none : parts.join(' + ')
  return `CASE ${unreadable(parts)} ELSE ${total} END`
}

function ratio(parts: readonly string[]): string {
  const [over = none, under = none] = parts
  return `CASE ${unreadable(parts)} WHEN ${under} = 0 THEN ${none} ELSE ${over} / ${under} END`
}

function unreadable(parts: readonly string[]): string {
  return `WHEN ${[...parts.map((part) => `isinf(${part})`), 'false'].join(' OR ')} THEN ${infinity}`
}

function constant(value: string | number): ColumnSql {
  if (typeof value === 'number') return numbers(literal(value))
  return { kind: 'codes', sql: '0::INTEGER', labels: [value] }
}

function rowNumber(group: string | undefined, order: string): string {
  if (group === undefined) return `CAST(row_number() OVER (ORDER BY ${order}) AS DOUBLE)`
  const count = `CAST(row_number() OVER (PARTITION BY ${group} ORDER BY ${order}) AS DOUBLE)`
  return `CASE WHEN ${group} = '' THEN ${none} ELSE ${count} END`
}

function within({ atMost, atLeast }: Extract<Column, { read: 'within' }>, number: string): string {
  const low = atLeast === undefined ? [] : [`${number} >= ${literal(atLeast)}`]
  const high = atMost === undefined ? [] : [`${number} <= ${literal(atMost)}`]
  return `CASE WHEN ${number} IS NULL OR isinf(${number}) THEN ${number}
    WHEN ${[...low, ...high, 'true'].join(' AND ')} THEN 1::DOUBLE ELSE 0::DOUBLE END`
}
