import type { Finding, Place } from '#quantity/finding'
import { problem } from '#quantity/finding'
import type { FormulaFailure } from '#value/formula/find-failure'
import { placeOfSpan } from '#value/formula/formula-place'

const significantDigits = 6

/**
 * A failure as a finding on the formula's text: `"a / x" divides by zero at draw 18, where x is 0`.
 * Draws are counted from 1; a caller that runs in blocks adds the draws before to `draw`. Values
 * are in base units.
 */
export function failureFinding(failure: FormulaFailure, text: string, place: Place): Finding {
  const { span, of, draw } = failure
  const part = text.slice(span.start, span.end)
  const where = of
    .filter(({ span }) => !/^-?[\d.]+$/u.test(text.slice(span.start, span.end)))
    .map(({ span, value }) => `${text.slice(span.start, span.end)} is ${shortNumber(value)}`)
  const values = where.length === 0 ? '' : `, where ${where.join(' and ')}`
  const message = `"${part}" ${reasonOf(failure)} at draw ${String(draw + 1)}${values}.`
  return problem('not-finite', placeOfSpan(place, span), message, hintOf(failure))
}

function reasonOf({ deed, of }: FormulaFailure): string {
  const [first = NaN, second = NaN] = of.map(({ value }) => value)
  if (deed === undefined) return 'is not a finite number'
  if (deed === '/' && second === 0) return 'divides by zero'
  if (deed === 'ln') return 'takes the logarithm of what is not above 0'
  if (deed === 'sqrt') return 'takes the square root of a negative number'
  if (deed === '^' && first <= 0) return wrongPower(first)
  return 'is too large'
}

function wrongPower(base: number): string {
  return base === 0 ? 'divides by zero' : 'raises a negative number to a fraction'
}

function hintOf({ deed }: FormulaFailure): string {
  if (deed === '/') return 'Keep the divisor clear of 0, or guard it: `if(x > 0, a / x, 0)`.'
  if (deed === 'ln' || deed === 'sqrt') return 'Keep the value clear of 0, or guard it with `if`.'
  return 'Check the ranges of what goes into it.'
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(significantDigits)))
}
