import type { Locale } from '#quantity/locale'
import { magnitude, roundTo } from '#quantity/rounding'

/** U+2009, between digits and what follows them. */
export const thinSpace = '\u2009'

const largestPlain = 15
const smallestPlain = -7
const mostDecimals = 20
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/**
 * A number in the reader's marks, rounded to so many decimals (negative: tens, hundreds), with
 * the zeros that the rounding leaves: 1234.5 with 2 is `1,234.50`. Very large and very small ones
 * are powers of ten: `1.2 × 10¹⁸`. An infinite one is `∞`.
 */
export function formatNumber(value: number, decimals: number, locale: Locale): string {
  if (Number.isNaN(value)) return 'not a number'
  const rounded = roundTo(value, decimals)
  const sign = rounded < 0 ? locale.minus : ''
  const size = Math.abs(rounded)
  if (size === Infinity) return `${sign}∞`
  const exponent = magnitude(size)
  if (exponent >= largestPlain || exponent <= smallestPlain) {
    return sign + powerOfTen(size, decimals, locale)
  }
  const [whole = '0', part] = size.toFixed(Math.min(Math.max(0, decimals), mostDecimals)).split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/gu, locale.group)
  return sign + grouped + (part === undefined ? '' : locale.decimal + part)
}

/** A number of things: `1,434`. Rounded to the whole. */
export function formatCount(count: number, locale: Locale): string {
  return formatNumber(count, 0, locale)
}

/** A number without a range: three significant digits, without idle zeros: `18`, `0.125`, `12,300`. */
export function formatPlain(value: number, locale: Locale): string {
  return formatNumber(value, plainDecimals(value), locale)
}

/** The decimals that three significant digits of a value need, without idle zeros. */
export function plainDecimals(value: number): number {
  let decimals = 2 - magnitude(value)
  const rounded = roundTo(value, decimals)
  while (decimals > 0 && roundTo(value, decimals - 1) === rounded) decimals -= 1
  return decimals
}

/**
 * A p-value, always with its relation: `p = 0.032`, `p < 0.001`, `p > 0.99`. Two significant
 * digits and at most three decimals (AMA Manual of Style, 11th edition, 19.5).
 * @throws RangeError outside 0 to 1.
 */
export function formatPValue(value: number, locale: Locale): string {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${String(value)} is no p-value`)
  if (value < 0.001) return `p < ${formatNumber(0.001, 3, locale)}`
  if (value > 0.99) return `p > ${formatNumber(0.99, 2, locale)}`
  return `p = ${formatNumber(value, value < 0.0995 ? 3 : 2, locale)}`
}

function powerOfTen(size: number, decimals: number, locale: Locale): string {
  const exponent = magnitude(size)
  const digits = Math.min(2, Math.max(0, exponent + decimals))
  const mantissa = size.toExponential(digits).split('e')[0] ?? ''
  const raised = [...String(Math.abs(exponent))]
    .map((digit) => superscripts[Number(digit)])
    .join('')
  return `${mantissa.replace('.', locale.decimal)} × 10${exponent < 0 ? '⁻' : ''}${raised}`
}
