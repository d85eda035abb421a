import type { Unit } from '#quantity/unit'
import { isDimensionless } from '#quantity/unit-algebra'
import type { Distribution } from '#stats/distributions/distribution'
import {
  checkAllowed,
  distributionExpression,
  placeholder,
} from '#value/formula/distribution-expression'
import type { Expression, Span } from '#value/formula/expression'
import type { Literal, Literals } from '#value/formula/literal'
import { inOneUnit, readLiteral } from '#value/formula/literal'
import { namedDistribution } from '#value/formula/named-distribution'
import type { Reader } from '#value/formula/reader'
import { accept, advance, fail, lastEnd, peek, peekText, skipBrackets } from '#value/formula/reader'
import type { DistributionCall } from '#value/formula/words'
import { distributionCalls } from '#value/formula/words'

/** `pert(0, 0.2, 0.6)`, `discrete(0: 0.9, 1000 USD: 0.1)`, `normal(5, 1) USD`. */
export function parseDistributionCall(reader: Reader, name: DistributionCall): Expression {
  const { start } = advance(reader).span
  advance(reader)
  const found = readNumbers(reader, name === 'discrete')
  const closing = peek(reader)
  const trailing = closing.kind === 'sign' ? closing.unit : undefined
  const closed = accept(reader, ')')
  const span = { start, end: lastEnd(reader) }
  checkAllowed(reader, span)
  if (!closed)
    fail(reader, 'formula', span, ['This bracket is never closed.', 'Write `)` where it ends.'])
  if (found === undefined || !closed || !checkCount(reader, name, found, span)) {
    return placeholder(span)
  }
  const numbers = inUnits(reader, name, found, trailing)
  if (numbers === undefined) return placeholder(span)
  return distributionExpression(makeDistribution(reader, name, numbers, span), numbers.unit, span)
}

/** The numbers of a distribution: of `discrete`, values with their weights. */
interface Numbers {
  readonly values: readonly Literal[]
  readonly weights: readonly Literal[]
}

function readNumbers(reader: Reader, pairs: boolean): Numbers | undefined {
  const values: Literal[] = []
  const weights: Literal[] = []
  do {
    const value = readLiteral(reader)
    if (value !== undefined) values.push(value)
    const weight = pairs && accept(reader, ':') ? readLiteral(reader) : undefined
    if (weight !== undefined) weights.push(weight)
  } while (accept(reader, ','))
  if (peekText(reader) === ')' || peek(reader).kind === 'end') return { values, weights }
  const words = 'The values of a distribution are numbers.'
  const hint = pairs ? 'Write `value: weight`.' : 'Write them as in `pert(0, 0.2, 0.6)`.'
  fail(reader, 'formula', peek(reader).span, [words, hint])
  skipBrackets(reader)
  return undefined
}

function checkCount(reader: Reader, name: DistributionCall, found: Numbers, span: Span): boolean {
  const count = found.values.length
  const wanted = distributionCalls[name]
  if (name === 'discrete') {
    if (count > 0 && found.weights.length === count) return true
    fail(reader, 'formula', span, ['Every value of `discrete` has a weight.', hints.discrete])
    return false
  }
  if (count === wanted) return true
  const message = `\`${name}\` takes ${String(wanted)} numbers, not ${String(count)}.`
  fail(reader, 'formula', span, [message, hints[name]])
  return false
}

const hints: Readonly<Record<DistributionCall, string>> = {
  discrete: 'Write `discrete(0: 0.9, 1000: 0.1)`.',
  pert: 'Write `pert(least, most likely, most)`.',
  triangular: 'Write `triangular(least, most likely, most)`.',
  uniform: 'Write `uniform(least, most)`.',
  normal: 'Write `normal(mean, sd)`.',
  beta: 'Write `beta(a, b)`.',
  gamma: 'Write `gamma(shape, scale)`.',
  poisson: 'Write `poisson(mean)`.',
}

interface NumbersInUnits extends Literals {
  readonly weights: readonly number[]
}

/** The shape of a gamma and the parameters of a beta have no unit; weights are plain or percent. */
function inUnits(
  reader: Reader,
  name: DistributionCall,
  found: Numbers,
  trailing: Unit | undefined,
): NumbersInUnits | undefined {
  const plainCount = name === 'beta' ? 2 : name === 'gamma' ? 1 : 0
  const plain = found.values.slice(0, plainCount)
  const rest = found.values.slice(plainCount)
  const wrong = [...plain, ...found.weights].find(({ unit }) => unit && !isDimensionless(unit))
  const misfit = name === 'beta' && trailing !== undefined && !isDimensionless(trailing)
  if (wrong !== undefined || misfit) {
    const { span } = wrong ?? found.values[0]!
    const words = `This number of \`${name}\` is plain and has no unit.`
    fail(reader, 'unit', span, [words, hints[name]])
    return undefined
  }
  const weights = found.weights.map(plainValue)
  if (rest.length === 0) return { values: plain.map(plainValue), weights }
  const literals = inOneUnit(reader, rest, trailing)
  if (literals === undefined) return undefined
  return { ...literals, values: [...plain.map(plainValue), ...literals.values], weights }
}

function plainValue({ value, unit }: Literal): number {
  return unit === undefined ? value : value * unit.factor
}

function makeDistribution(
  reader: Reader,
  name: DistributionCall,
  numbers: NumbersInUnits,
  span: Span,
): Distribution | undefined {
  const made = namedDistribution(name, numbers.values, numbers.weights)
  if (typeof made === 'object') return made
  fail(reader, 'range', span, [made, hints[name]])
  return undefined
}
