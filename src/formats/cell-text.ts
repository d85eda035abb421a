import type { Literal } from '#evidence/rows/data-set'

export type DecimalMark = '.' | ','

/** Texts that stand for a missing value where a data set does not say. */
export const defaultMissing: readonly string[] = ['', 'NA', 'N/A', 'NaN', 'null', 'NULL', 'None']

/** What stands for a formula whose result was never saved. */
export const notCalculated = '#FORMULA!'

/** Texts that a spreadsheet shows where it has no value: they are there, and cannot be read. */
export const errorTexts: readonly string[] = [
  '#N/A',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
  notCalculated,
]

/** Every character that counts as a space around the text of a cell. */
export const spaceCharacters =
  ' \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'

/** Marks that may group thousands beside the one that is not the decimal mark. */
export const groupMarks = [' ', '\u00a0', '\u202f', "'", '\u2019']

/** A plus says nothing, so that it may stand before a minus. */
const sign = '\\+?-?'
const digits = '[0-9](?:_?[0-9])*'

/** Patterns (without look-around, for any engine) of a whole cell that reads as a number. */
export const numberPatterns: Readonly<
  Record<DecimalMark, { readonly plain: string; readonly grouped: string }>
> = {
  '.': { plain: plain('\\.'), grouped: grouped(',', '\\.') },
  ',': { plain: plain(','), grouped: grouped('\\.', ',') },
}

function plain(mark: string): string {
  return `${sign}(?:${digits}(?:${mark}(?:${digits})?)?|${mark}${digits})(?:[eE][+-]?${digits})?`
}

function grouped(other: string, mark: string): string {
  const groups = [other, ...groupMarks].map((group) => `(?:${group}[0-9]{3})+`).join('|')
  return `${sign}[0-9]{1,3}(?:${groups})(?:${mark}[0-9]+)?`
}

const readers: Readonly<Record<DecimalMark, { readonly plain: RegExp; readonly grouped: RegExp }>> =
  {
    '.': whole(numberPatterns['.']),
    ',': whole(numberPatterns[',']),
  }

function whole(patterns: { readonly plain: string; readonly grouped: string }): {
  readonly plain: RegExp
  readonly grouped: RegExp
} {
  return {
    plain: new RegExp(`^(?:${patterns.plain})$`),
    grouped: new RegExp(`^(?:${patterns.grouped})$`),
  }
}

/**
 * The number that the trimmed text of a cell stands for, NaN where it says itself that there is
 * none (`nan`), undefined where it is no finite number. Thousands may be grouped by the mark that
 * is not the decimal one, by a space or an apostrophe.
 */
export function readNumber(text: string, decimal: DecimalMark): number | undefined {
  const reader = readers[decimal]
  if (reader.plain.test(text)) return finite(text)
  if (reader.grouped.test(text)) return finite(ungrouped(text, decimal))
  return /^[+-]?nan$/i.test(text) ? Number.NaN : undefined
}

function ungrouped(text: string, decimal: DecimalMark): string {
  const marks = new Set([decimal === '.' ? ',' : '.', ...groupMarks])
  return [...text].filter((character) => !marks.has(character)).join('')
}

function finite(text: string): number | undefined {
  const value = Number(text.replace('+', '').replace(',', '.').replaceAll('_', ''))
  return Number.isFinite(value) ? value : undefined
}

/** Finds which of a list of literals the text of a cell is; -1 where it is none of them. */
export type LiteralMatch = (text: string) => number

/**
 * Compares cells with literals: as numbers where both are numbers, as yes and no where the literal
 * is one (`TRUE` in the cell is true), else as trimmed text. The first literal that fits counts.
 */
export function literalMatcher(literals: readonly Literal[], decimal: DecimalMark): LiteralMatch {
  const places = new Map<string, number>()
  literals.forEach((literal, index) => {
    const key = literalKey(literal)
    if (!places.has(key)) places.set(key, index)
  })
  return (text) => places.get(cellKey(text.trim(), decimal)) ?? -1
}

function literalKey(literal: Literal): string {
  return typeof literal === 'number' ? numberKey(literal) : cellKey(String(literal).trim(), '.')
}

function cellKey(text: string, decimal: DecimalMark): string {
  if (/^(?:true|false)$/i.test(text)) return `truth ${text.toLowerCase()}`
  const value = readNumber(text, decimal)
  return value === undefined || Number.isNaN(value) ? `text ${text}` : numberKey(value)
}

/** One key for 0 and -0. */
function numberKey(value: number): string {
  return `number ${value + 0}`
}
