import { commonCurrencies } from '#quantity/currency'
import type { Finding, Outcome, Place } from '#quantity/finding'
import { problem, warning } from '#quantity/finding'
import {
  isCurrencyCode,
  refusedUnits,
  shareUnits,
  timeUnits,
  unitAliases,
  unitWord,
  unitWords,
} from '#quantity/known-units'
import { nearestName } from '#quantity/nearest'
import type { Unit } from '#quantity/unit'
import { addPower, readUnitTerms } from '#quantity/unit-terms'

const nounPattern = /^[a-z]+(-[a-z]+)*$/u
const shownLength = 40

/** Lower-case currency codes that are no English words: `usd` is not a noun to count. */
const currencyWords: ReadonlySet<string> = new Set(
  commonCurrencies.filter((code) => !['TRY', 'MAD', 'COP'].includes(code)).map(lowerCase),
)

/**
 * Which unit does a text name? Units of time (`ms s min hour day week month year`), shares (`%`,
 * `points`, `1`), currencies by three capital letters, any lower-case noun to count by
 * (`execution`, `page`), their products, quotients and whole powers, and a number before them:
 * `USD/execution`, `EUR/hour`, `1000 USD`, `1/year`. Month = year / 12, year = 365.25 days.
 * Singular and plural of a noun are two units. A noun close to a known unit brings a warning.
 * A unit that cannot be read gives findings with code `unit`, each with what to write instead.
 */
export function readUnit(text: string, place: Place = {}): Outcome<Unit> {
  const trimmed = text.trim()
  const terms = readUnitTerms(trimmed)
  if (terms === undefined) return { findings: [unreadable(trimmed, place)] }
  const findings: Finding[] = []
  const dimensions = new Map<string, number>()
  let factor = terms.scale
  for (const [word, power] of terms.powers) {
    const finding = checkWord(word, place)
    if (finding !== undefined) findings.push(finding)
    const base = baseOf(word)
    factor *= base.factor ** power
    if (base.dimension !== undefined) addPower(dimensions, base.dimension, power)
  }
  if (!Number.isFinite(factor) || factor === 0) return { findings: [unreadable(trimmed, place)] }
  if (findings.some((finding) => finding.severity === 'problem')) return { findings }
  return { value: { text: trimmed, factor, dimensions: Object.fromEntries(dimensions) }, findings }
}

function baseOf(written: string): { readonly factor: number; readonly dimension?: string } {
  const word = unitWord(written)
  const seconds = timeUnits.get(word)
  if (seconds !== undefined) return { factor: seconds, dimension: 's' }
  const share = shareUnits.get(word)
  if (share !== undefined) return { factor: share }
  return { factor: 1, dimension: word }
}

function checkWord(word: string, place: Place): Finding | undefined {
  const known = unitWord(word)
  if (timeUnits.has(known) || shareUnits.has(known)) return undefined
  const refusal = refusedUnits.get(word)
  if (refusal !== undefined) return refused(word, place, refusal)
  if (isCurrencyCode(word)) return checkCurrency(word, place)
  if (currencyWords.has(word))
    return refused(word, place, `Did you mean \`${word.toUpperCase()}\`?`)
  if (nounPattern.test(word)) return checkNoun(word, place)
  return refused(word, place, suggestion(word))
}

function checkCurrency(word: string, place: Place): Finding | undefined {
  const unit = unitWord(lowerCase(word))
  return timeUnits.has(unit) ? refused(word, place, `Did you mean \`${unit}\`?`) : undefined
}

/** A noun that begins with a unit (`min-x`) is a subtraction that went wrong. */
function checkNoun(word: string, place: Place): Finding | undefined {
  const first = unitWord(word.split('-')[0] ?? '')
  if (word.includes('-') && timeUnits.has(first)) {
    return refused(word, place, 'A subtraction needs a space on both sides.')
  }
  const near = word.length < 6 ? undefined : nearestName(word, spelledOut)
  if (near === undefined) return undefined
  const message = `"${word}" is read as something to count, not as ${unitWord(near)}.`
  return warning('unit', place, message, `If you meant the unit, write \`${unitWord(near)}\`.`)
}

const spelledOut = [...timeUnits.keys(), ...unitAliases.keys()].filter((word) => word.length > 5)

function suggestion(word: string): string {
  const scaled = /^([kKM])([A-Z]{3})$/u.exec(word)
  if (scaled !== null) {
    const thousands = scaled[1] === 'M' ? '1000000' : '1000'
    return `Write \`${thousands} ${scaled[2] ?? ''}\`.`
  }
  const lower = lowerCase(word)
  if (timeUnits.has(unitWord(lower))) return `Did you mean \`${unitWord(lower)}\`?`
  const near = nearestName(word, [...unitWords, ...commonCurrencies])
  if (near !== undefined) return `Did you mean \`${unitWord(near)}\`?`
  return nounPattern.test(lower)
    ? `Nouns to count by are in lower case: \`${lower}\`.`
    : 'Nouns to count by are lower-case letters, with hyphens between words.'
}

function refused(word: string, place: Place, hint: string): Finding {
  return problem('unit', place, `"${shorten(word)}" is not a unit.`, hint)
}

function unreadable(text: string, place: Place): Finding {
  if (text === '') {
    return problem('unit', place, 'A unit is missing.', 'Write `1` where there is none.')
  }
  const message = `"${shorten(text)}" cannot be read as a unit.`
  return problem(
    'unit',
    place,
    message,
    'Units look like `s`, `USD/hour`, `execution/year` or `%`.',
  )
}

function shorten(text: string): string {
  return text.length <= shownLength ? text : `${text.slice(0, shownLength)}...`
}

function lowerCase(text: string): string {
  return text.toLowerCase()
}
