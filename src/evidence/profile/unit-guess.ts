import { currencyOf, commonCurrencies } from '#quantity/currency'
import { refusedUnits, shareUnits, timeUnits, unitAliases, unitWord } from '#quantity/known-units'
import type { ColumnFacts } from '#evidence/profile/file-facts'

/** A unit that a column seems to be in, and what says so. */
export interface UnitGuess {
  readonly unit: string
  readonly because: string
}

/** Symbols that mean one currency only; `$` and `¥` mean several, the first is taken. */
const currencySymbols: ReadonlyMap<string, string> = new Map([
  ...commonCurrencies.map((code) => [currencyOf(code).symbol, code] as const),
  ['$', 'USD'],
])

/** Words of a header that are units though they are short. */
const shortUnits = new Set(['ms', 's', 'min', 'h', 'hr', 'hrs'])

/**
 * In which unit a column's numbers seem to be: from signs at its values (`12 %`), from the header's
 * brackets (`wait (min)`) or last word (`time_s`, `costUsd`), or from a currency sign in it. Absent
 * where nothing says so; a word such as `m` that means several units says nothing.
 * @param headers all of the file: where `price_max` stands too, `price_min` is no minute
 */
export function unitGuess(
  { header, signs, present }: ColumnFacts,
  headers: readonly string[],
): UnitGuess | undefined {
  const [sign] = signs
  if (sign !== undefined && sign.count * 2 > present) {
    const unit = unitOfWord(sign.text)
    if (unit !== undefined) return { unit, because: `\`${sign.text}\` stands at the values` }
  }
  return ofHeader(header.name, headers)
}

function ofHeader(name: string, headers: readonly string[]): UnitGuess | undefined {
  const unit = unitInBrackets(name) ?? unitOfSign(name) ?? unitOfLastWord(name, headers)
  return unit === undefined ? undefined : { unit, because: `the header \`${name}\`` }
}

function unitInBrackets(name: string): string | undefined {
  const inside = /[([]([^()[\]]+)[)\]]\s*$/.exec(name)?.[1]
  return inside === undefined ? undefined : unitOfWord(inside.trim())
}

function unitOfSign(name: string): string | undefined {
  const symbol = [...currencySymbols.keys()].find(
    (one) => !/^[A-Z]/.test(one) && name.includes(one),
  )
  return symbol === undefined ? (name.includes('%') ? '%' : undefined) : currencySymbols.get(symbol)
}

function unitOfLastWord(name: string, headers: readonly string[]): string | undefined {
  const words = headerWordsOf(name)
  const last = words.at(-1)
  if (last === undefined || (words.length === 1 && last.length < 4)) return undefined
  return last === 'min' && hasSibling(words, headers) ? undefined : unitOfWord(last)
}

/** `total_timeMs` is total, time, ms; a single capital letter is a name and stays one. */
function headerWordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== '')
    .map((word) => (/^[A-Z]$/.test(word) ? word : word.toLowerCase()))
}

function hasSibling(words: readonly string[], headers: readonly string[]): boolean {
  const stem = words.slice(0, -1).join(' ')
  return headers.some((header) => {
    const other = headerWordsOf(header)
    return (
      other.slice(0, -1).join(' ') === stem &&
      ['max', 'mean', 'avg', 'median'].includes(other.at(-1) ?? '')
    )
  })
}

function unitOfWord(word: string): string | undefined {
  const symbol = currencySymbols.get(word)
  if (symbol !== undefined) return symbol
  const upper = word.toUpperCase()
  if (word.length === 3 && commonCurrencies.includes(upper)) return upper
  const lower = word.toLowerCase()
  if (refusedUnits.has(lower)) return undefined
  if (word.length < 4 && !shortUnits.has(word) && !shareUnits.has(unitWord(lower))) return undefined
  const known = unitWord(lower)
  const isKnown = timeUnits.has(known) || shareUnits.has(known) || unitAliases.has(lower)
  return isKnown && known !== 'points' ? known : undefined
}
