import type { Finding, Place } from '#quantity/finding'
import { problem } from '#quantity/finding'
import type { Unit } from '#quantity/unit'
import type { Span } from '#value/formula/expression'
import type { FormulaFailure } from '#value/formula/find-failure'
import { placeOfSpan } from '#value/formula/formula-place'

const significantDigits = 6

/** The unit of an input by its text (`volume`, `saved(wait)`), where it has one. */
type UnitOfInput = (text: string) => Unit | undefined

/**
 * A failure as a finding on the formula's text: `"a / x" divides by zero at draw 18, where x is 0`,
 * with the inputs of what it fails on, in their units. Draws are counted from 1; a caller that runs
 * in blocks adds the draws before to `draw`.
 */
export function failureFinding(
  failure: FormulaFailure,
  text: string,
  place: Place,
  unitOf: UnitOfInput,
): Finding {
  const { span, of, inputs, draw } = failure
  const textOf = ({ start, end }: Span): string => text.slice(start, end)
  const byZero = failure.deed === '/' && of[1]?.value === 0
  const guilty = byZero ? of.slice(1) : of
  const inside = inputs.filter(({ span }) =>
    guilty.some((part) => part.span.start <= span.start && span.end <= part.span.end),
  )
  const where = [...guilty, ...inside].flatMap(({ span, value }) => {
    const written = textOf(span)
    return /^-?[\d.]+$/u.test(written) ? [] : [`${written} is ${inWords(value, unitOf(written))}`]
  })
  const values = where.length === 0 ? '' : `, where ${[...new Set(where)].join(' and ')}`
  const message = `"${textOf(span)}" ${reasonOf(failure)} at draw ${String(draw + 1)}${values}.`
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

/** A value in base units as a number in its unit; 0 is 0 in all of them. */
function inWords(value: number, unit: Unit | undefined): string {
  const number = Number((value / (unit?.factor ?? 1)).toPrecision(significantDigits))
  return number === 0 || unit === undefined || unit.text === '1'
    ? String(number)
    : `${number} ${unit.text}`
}
