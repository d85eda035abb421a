import type { DisplayScale } from '#quantity/display-scale'
import { displayScale } from '#quantity/display-scale'
import type { Interval, Quantiles } from '#quantity/figure'
import { formatNumber, plainDecimals, thinSpace } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'
import { magnitude, roundTo, supportedDigits } from '#quantity/rounding'
import type { Unit } from '#quantity/unit'

/**
 * What is shown of a number. Values count in the unit as it is written (`USD/year`), except
 * shares: in `%` and `points` they are plain numbers, 0.077 for 7.7 %.
 */
export interface Quantity {
  readonly value: number
  readonly unit: Unit | string
  readonly interval?: Interval
  /** P10 to P90 counts as the range, before `interval`. */
  readonly quantiles?: Quantiles
  readonly simulationError?: number
}

/**
 * A quantity as people read it, with no more digits than its range (and the simulation's error)
 * supports: `€ 120 k a year`, `45.2 s`, `7.7 %`, `−0.8 points`, `2,000 executions a year`.
 * Without a range three significant digits, money below 10,000 in full.
 */
export function formatQuantity(quantity: Quantity, locale: Locale): string {
  const { value, unit } = quantity
  const [low, high] = rangeOf(quantity)
  const scale = settledScale(unit, [value, low, high])
  const shown = value * scale.factor
  const decimals =
    low === high
      ? decimalsAlone(shown, scale)
      : supportedDigits(shown, low * scale.factor, high * scale.factor)
  const limited = limitDecimals(decimals, (quantity.simulationError ?? 0) * scale.factor)
  return withUnit(formatNumber(shown, limited, locale), scale, locale)
}

/**
 * A range in the scale and with the digits of the value inside it: `80 k to 190 k`,
 * `41.2 s to 49.0 s`, `−1.8 to 0.2 points`. Currency and what it is counted for stand with the
 * value and are not repeated. Equal ends give one number.
 */
export function formatRange(
  low: number,
  high: number,
  unit: Unit | string,
  locale: Locale,
): string {
  const scale = settledScale(unit, [low, high])
  const ends = [low * scale.factor, high * scale.factor] as const
  const decimals =
    low === high ? decimalsAlone(ends[0], scale) : supportedDigits(...rangeOnly(ends))
  const [first, last] = ends.map((end) => withMark(formatNumber(end, decimals, locale), scale))
  const text = first === last ? (first ?? '') : `${first ?? ''} to ${last ?? ''}`
  return scale.word === undefined ? text : text + thinSpace + scale.word[1]
}

function rangeOnly(ends: readonly [number, number]): [number, number, number] {
  const finite = ends.filter(Number.isFinite)
  const largest = Math.max(0, ...finite.map(Math.abs))
  return [largest, ends[0], ends[1]]
}

function rangeOf(quantity: Quantity): readonly [number, number] {
  const { quantiles, interval, value } = quantity
  if (quantiles !== undefined) return [quantiles.p10, quantiles.p90]
  if (interval !== undefined) return [interval.low, interval.high]
  return [value, value]
}

/** The scale for the largest number once it is rounded, so that 999,960 is 1.00 M. */
function settledScale(unit: Unit | string, numbers: readonly number[]): DisplayScale {
  const finite = numbers.filter(Number.isFinite)
  const size = Math.max(0, ...finite.map(Math.abs))
  const width = finite.length === 0 ? 0 : Math.max(...finite) - Math.min(...finite)
  const decimals = width === 0 ? 2 - magnitude(size) : supportedDigits(size, 0, width)
  return displayScale(unit, size < 9000 ? size : roundTo(size, decimals))
}

function decimalsAlone(shown: number, scale: DisplayScale): number {
  const size = Math.abs(shown)
  if (scale.coins === undefined || size < 0.1) return plainDecimals(shown)
  return Number.isInteger(shown) || size >= 1000 ? 0 : scale.coins
}

/** The first digit of the simulation's error is the last that is shown. */
function limitDecimals(decimals: number, error: number): number {
  return error > 0 && Number.isFinite(error) ? Math.min(decimals, 0 - magnitude(error)) : decimals
}

function withMark(number: string, scale: DisplayScale): string {
  return scale.mark === '' ? number : number + thinSpace + scale.mark
}

function withUnit(number: string, scale: DisplayScale, locale: Locale): string {
  const marked = withMark(number, scale)
  if (scale.currency !== undefined) return withCurrency(marked, scale.currency, locale) + scale.tail
  const word = scale.word ?? scale.noun
  if (word === undefined) return marked + scale.tail
  const one = number === '1' || number === `${locale.minus}1`
  return marked + thinSpace + word[one ? 0 : 1] + scale.tail
}

function withCurrency(amount: string, symbol: string, locale: Locale): string {
  if (locale.currency === 'after') return amount + thinSpace + symbol
  const negative = amount.startsWith(locale.minus)
  const size = negative ? amount.slice(locale.minus.length) : amount
  return (negative ? locale.minus : '') + symbol + thinSpace + size
}
