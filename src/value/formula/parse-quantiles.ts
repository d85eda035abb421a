import { sentence } from '#quantity/sentence'
import { isDimensionless } from '#quantity/unit-algebra'
import { checkDistribution } from '#stats/distributions/check-distribution'
import type { Distribution } from '#stats/distributions/distribution'
import {
  checkAllowed,
  distributionExpression,
  placeholder,
} from '#value/formula/distribution-expression'
import type { Expression, Span } from '#value/formula/expression'
import type { Literal, Literals } from '#value/formula/literal'
import { areShares, inOneUnit, readLiteral } from '#value/formula/literal'
import { readLimits } from '#value/formula/parse-limits'
import type { Reader } from '#value/formula/reader'
import { accept, advance, fail, lastEnd, peek, peekText, skipBrackets } from '#value/formula/reader'

/** A probability with the value that is not exceeded with it. */
interface Quantile {
  readonly probability: Literal
  readonly value: Literal
}

/** `from quantiles (10 %: 3, 50 %: 5, 90 %: 11) min within 0 to 60`. */
export function parseQuantiles(reader: Reader): Expression {
  const { start } = advance(reader).span
  advance(reader)
  accept(reader, '(')
  const found = readQuantiles(reader)
  const closing = peek(reader)
  const trailing = closing.kind === 'sign' ? closing.unit : undefined
  const closed = accept(reader, ')')
  const span = { start, end: lastEnd(reader) }
  checkAllowed(reader, span)
  if (found === undefined || !closed) {
    const hint = 'Write `from quantiles (10 %: 3, 50 %: 5, 90 %: 11)`.'
    fail(reader, 'formula', span, ['Quantiles are written as share and value.', hint])
    return placeholder(span)
  }
  const values = inOneUnit(
    reader,
    found.map(({ value }) => value),
    trailing,
  )
  const shares = sharesOf(reader, found, span)
  if (values === undefined || shares === undefined) return placeholder(span)
  return throughQuantiles(reader, { values, shares, span })
}

function readQuantiles(reader: Reader): readonly Quantile[] | undefined {
  const found: Quantile[] = []
  do {
    const probability = readLiteral(reader)
    const value = accept(reader, ':') ? readLiteral(reader) : undefined
    if (probability === undefined || value === undefined) {
      skipBrackets(reader)
      accept(reader, ')')
      return undefined
    }
    found.push({ probability, value })
  } while (accept(reader, ','))
  return found
}

/** The shares of two quantiles or more, rising; others are refused. */
function sharesOf(
  reader: Reader,
  found: readonly Quantile[],
  span: Span,
): readonly number[] | undefined {
  const shares = found.map(({ probability: { value, unit } }) => value * (unit?.factor ?? 1))
  const wrong = found.find(
    ({ probability: { unit } }, i) =>
      !(shares[i]! > 0 && shares[i]! < 1) || (unit !== undefined && !isDimensionless(unit)),
  )
  if (wrong !== undefined) {
    const hint = 'Write it as in 10 % or 0.1.'
    const words = 'The share of a quantile lies between 0 and 1.'
    fail(reader, 'probability', wrong.probability.span, [words, hint])
    return undefined
  }
  if (shares.length > 1) return shares
  const words = 'One quantile does not make a distribution.'
  fail(reader, 'range', span, [words, 'Write two or more: `from quantiles (10 %: 3, 90 %: 11)`.'])
  return undefined
}

interface Quantiles {
  readonly values: Literals
  readonly shares: readonly number[]
  readonly span: Span
}

function throughQuantiles(reader: Reader, { values, shares, span }: Quantiles): Expression {
  const free = freeDistribution(values.values, shares)
  const plain = distributionExpression(free, values.unit, span)
  const limits = accept(reader, 'within') ? readLimits(reader, plain) : undefined
  const bounds =
    limits === undefined ? usualBounds(values) : { lower: limits.low, upper: limits.high }
  const distribution: Distribution = { ...free, ...bounds }
  const whole = { start: span.start, end: lastEnd(reader) }
  const wrong = checkDistribution(distribution)
  if (wrong === undefined) return distributionExpression(distribution, values.unit, whole)
  const hint = [values.values, shares].every(rises)
    ? 'Name bounds that are never reached: `within 0 to 60`.'
    : 'Put the smallest share and value first.'
  fail(reader, 'range', whole, [`${sentence(wrong)}.`, hint])
  return placeholder(whole)
}

function rises(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || value > values[i - 1]!)
}

const CLOSE = 1e-9

/** About the median the family of three, whose shape with bounds is smoothest; else a metalog. */
function freeDistribution(values: readonly number[], shares: readonly number[]): Distribution {
  const [low = 0, median = 0, high = 0] = values
  const [tail = 0, middle = 0, last = 0] = shares
  const symmetric = Math.abs(middle - 0.5) < CLOSE && Math.abs(tail + last - 1) < CLOSE
  if (shares.length === 3 && tail < middle && symmetric)
    return { family: 'three-quantiles', tail, low, median, high }
  return { family: 'quantiles', probabilities: shares, values }
}

/** As of a range: a share stays between 0 and 1, and what lies above 0 stays there. */
function usualBounds(values: Literals): { readonly lower?: number; readonly upper?: number } {
  const [low = 0] = values.values
  const high = values.values.at(-1) ?? 0
  const whole = 1 / (values.unit?.factor ?? 1)
  if (areShares(values) && low > 0 && high < whole) return { lower: 0, upper: whole }
  return low > 0 ? { lower: 0 } : {}
}

/** Whether the next words begin quantiles. */
export function isAtQuantiles(reader: Reader): boolean {
  return (
    peekText(reader) === 'from' &&
    peekText(reader, 1) === 'quantiles' &&
    peekText(reader, 2) === '('
  )
}
