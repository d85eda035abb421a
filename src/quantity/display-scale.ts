import { currencyOf } from '#quantity/currency'
import { isCurrencyCode, timeUnits, unitWord } from '#quantity/known-units'
import { roundTo } from '#quantity/rounding'
import type { Unit } from '#quantity/unit'
import { readUnitTerms } from '#quantity/unit-terms'

/** How the numbers of one quantity are shown: all ends of a range alike. */
export interface DisplayScale {
  /** What a value is multiplied by. */
  readonly factor: number
  /** Stands at every number: `k`, `%`, `s`. */
  readonly mark: string
  /** Stands once, after a range too, in singular and plural: `day`, `days`. */
  readonly word?: readonly [string, string]
  /** Stands at the value only: `execution`, `executions`. */
  readonly noun?: readonly [string, string]
  /** The symbol of the currency. */
  readonly currency?: string
  /** Decimals of an amount without a range. */
  readonly coins?: number
  /** What it is counted for: ` a year`, ` per execution`. */
  readonly tail: string
}

type Untailed = Omit<DisplayScale, 'tail'>

interface Parts {
  readonly scale: number
  readonly above: readonly string[]
  readonly below: readonly string[]
}

/**
 * The scale that suits a unit and the largest number that is shown in it, already rounded (two
 * decimals more or less make no odds). Money from 10,000 on in thousands, millions, billions;
 * durations in the unit in which they are handy, but hours of work stay hours; shares in percent.
 */
export function displayScale(unit: Unit | string, size: number): DisplayScale {
  const text = typeof unit === 'string' ? unit : unit.text
  const parts = partsOf(text)
  if (parts === undefined) return { factor: 1, mark: '', noun: [text, text], tail: '' }
  const tail = parts.below.map(forEach).join('')
  const [word = '', ...others] = parts.above
  const known = others.length === 0 ? knownScale(word, parts.scale, size) : undefined
  if (known !== undefined) return { ...known, tail }
  const noun = parts.above.join('·')
  const words = noun === '' ? {} : { noun: [noun, plural(noun)] as const }
  return { factor: parts.scale, mark: '', ...words, tail }
}

function knownScale(word: string, scale: number, size: number): Untailed | undefined {
  if (word === '%') return { factor: 100, mark: '%' }
  if (word === 'points') return { factor: 100, mark: '', word: ['point', 'points'] }
  if (isCurrencyCode(word)) return moneyScale(word, scale, size)
  return timeUnits.has(word) ? durationScale(word, scale, size) : undefined
}

function moneyScale(code: string, scale: number, size: number): Untailed {
  const { symbol, decimals } = currencyOf(code)
  const amount = roundTo(size * scale, 0)
  const [divisor, mark] =
    amount >= 1e9 ? [1e9, 'bn'] : amount >= 1e6 ? [1e6, 'M'] : amount >= 1e4 ? [1e3, 'k'] : [1, '']
  const coins = mark === '' ? { coins: decimals } : {}
  return { factor: scale / divisor, mark, currency: symbol, ...coins }
}

const durationMarks: readonly (readonly [upTo: number, word: string])[] = [
  [1, 'ms'],
  [120, 's'],
  [120 * 60, 'min'],
  [48 * 3600, 'hour'],
  [60 * 86_400, 'day'],
  [730 * 86_400, 'month'],
  [Infinity, 'year'],
]

function durationScale(word: string, scale: number, size: number): Untailed {
  const written = timeUnits.get(word) ?? 1
  const seconds = size * scale * written
  const stays = size === 0 || (written >= 3600 && size * scale >= 1)
  const shown = stays ? word : (durationMarks.find(([upTo]) => seconds < upTo)?.[1] ?? word)
  const factor = (scale * written) / (timeUnits.get(shown) ?? 1)
  if (shown === 'hour') return { factor, mark: 'h' }
  if (['ms', 's', 'min'].includes(shown)) return { factor, mark: shown }
  return { factor, mark: '', word: [shown, plural(shown)] }
}

function partsOf(text: string): Parts | undefined {
  const terms = readUnitTerms(text)
  if (terms === undefined) return undefined
  const powers = [...terms.powers].map(([word, power]) => [unitWord(word), power] as const)
  if (powers.some(([, power]) => Math.abs(power) !== 1)) return undefined
  return {
    scale: terms.scale,
    above: powers.filter(([, power]) => power === 1).map(([word]) => word),
    below: powers.filter(([, power]) => power === -1).map(([word]) => word),
  }
}

/** ` a year`, ` an hour`, ` per execution`. */
function forEach(word: string): string {
  if (!timeUnits.has(word) || word === 'ms') return ` per ${word}`
  const spoken = word === 's' ? 'second' : word === 'min' ? 'minute' : word
  return spoken === 'hour' ? ' an hour' : ` a ${spoken}`
}

function plural(noun: string): string {
  if (/(?:s|x|ch|sh)$/u.test(noun)) return `${noun}es`
  if (/[^aeiou]y$/u.test(noun)) return `${noun.slice(0, -1)}ies`
  return `${noun}s`
}
