import type { Json } from '#contract/edit'
import { commonCurrencies } from '#quantity/currency'
import { readUnit } from '#quantity/read-unit'
import { sameDimensions } from '#quantity/unit-algebra'
import { readAssumption } from '#value/formula/read-assumption'
import { isEntries, isList } from '../save/document-place.ts'
import { checkFormula, type FormulaNames } from './check-formula.ts'

/** A rate as the document holds it: a bare number or range gets the unit that is meant. */
export function rateText(text: string, code: string, currency: string): string {
  const bare = readAssumption(text, undefined, {}).value
  return bare?.unit.text === '1' ? `${text.trim()} ${currency}/${code}` : text.trim()
}

/** Why a text cannot be the rate of a currency; empty where it can. */
export function rateRefusal(text: string, code: string, names: FormulaNames): string {
  if (text.trim() === '') return ''
  const { unit, marks } = checkFormula(rateText(text, code, names.currency), names, 'part')
  const [mark] = marks
  if (mark !== undefined) return mark.words
  if (unit === undefined) return ''
  const comesOut = readUnit(unit).value
  const ways = [`${names.currency}/${code}`, `${code}/${names.currency}`]
  const fits = ways.some((way) => {
    const asked = readUnit(way).value
    return asked !== undefined && comesOut !== undefined && sameDimensions(asked, comesOut)
  })
  return fits ? '' : `This comes out in ${unit}, not in ${ways[0]}.`
}

/** Why a text cannot be the code of another currency; empty where it can. */
export function codeRefusal(code: string, currency: string, taken: readonly string[]): string {
  if (code === '') return ''
  if (!/^[A-Z]{3}$/u.test(code)) return 'Three capital letters, such as USD.'
  if (code === currency) return `${code} is the currency of the study itself.`
  return taken.includes(code) ? `${code} has a rate already.` : ''
}

/** Currencies that amounts of the document are in, without a rate. */
export function unratedCurrencies(
  document: Json,
  currency: string,
  taken: readonly string[],
): readonly string[] {
  const text = amountsIn(document).join(' ')
  return commonCurrencies.filter(
    (code) =>
      code !== currency && !taken.includes(code) && new RegExp(`\\b${code}\\b`, 'u').test(text),
  )
}

/** Keys that hold words for people, or names of columns and files. */
const words: ReadonlySet<string> = new Set([
  'title',
  'about',
  'name',
  'cite',
  'by',
  'file',
  'from',
  'quote',
  'why',
  'in-words',
  'today',
])

function amountsIn(value: Json): readonly string[] {
  if (isList(value)) return value.flatMap(amountsIn)
  if (isEntries(value))
    return Object.entries(value).flatMap(([key, one]) => (words.has(key) ? [] : amountsIn(one)))
  return typeof value === 'string' ? [value] : []
}
