import {
  checkAllowed,
  distributionExpression,
  placeholder,
} from '#value/formula/distribution-expression'
import type { Expression } from '#value/formula/expression'
import { inOneUnit, readLiteral } from '#value/formula/literal'
import { parseDistributionCall } from '#value/formula/parse-distribution-call'
import { withLimits } from '#value/formula/parse-limits'
import { parseMixture } from '#value/formula/parse-mixture'
import { isAtQuantiles, parseQuantiles } from '#value/formula/parse-quantiles'
import { rangeDistribution } from '#value/formula/range-distribution'
import type { Reader } from '#value/formula/reader'
import { advance, fail, lastEnd, peek, peekText, skipBrackets } from '#value/formula/reader'
import type { RangeFamily } from '#value/formula/words'
import { isDistributionCall, isRangeFamily } from '#value/formula/words'

/** `a to b`, with its limits; undefined, and nothing taken, where no range stands there. */
export function parseRange(reader: Reader): Expression | undefined {
  const range = parseEnds(reader)
  return range && withLimits(reader, range)
}

function parseEnds(reader: Reader, family?: RangeFamily): Expression | undefined {
  const ahead = peekText(reader) === '-' ? 1 : 0
  if (peek(reader, ahead).kind !== 'number' || peekText(reader, ahead + 1) !== 'to')
    return undefined
  const low = readLiteral(reader)
  advance(reader)
  const high = readLiteral(reader)
  const span = { start: low?.span.start ?? 0, end: lastEnd(reader) }
  checkAllowed(reader, span)
  if (low === undefined || high === undefined) {
    fail(reader, 'formula', span, ['The range has no upper end.', 'Write `1500 to 2500`.'])
    return placeholder(span)
  }
  const literals = inOneUnit(reader, [low, high])
  if (literals === undefined) return placeholder(span)
  const range = family === undefined ? { span } : { span, family }
  return distributionExpression(rangeDistribution(reader, literals, range), literals.unit, span)
}

/** `pert(a, m, b)`, `lognormal from a to b`; undefined where the next word is no distribution. */
export function parseDistribution(reader: Reader): Expression | undefined {
  if (isAtQuantiles(reader)) return parseQuantiles(reader)
  const whole = parseWhole(reader)
  return whole && withLimits(reader, whole)
}

function parseWhole(reader: Reader): Expression | undefined {
  const name = peekText(reader)
  if (isRangeFamily(name) && peekText(reader, 1) === 'from') return parseNamedRange(reader, name)
  if (peekText(reader, 1) !== '(') return undefined
  if (name === 'mixture') return parseMixture(reader, parsePart)
  if (isDistributionCall(name)) return parseDistributionCall(reader, name)
  if (isRangeFamily(name)) {
    fail(reader, 'formula', peek(reader).span, [
      `\`${name}\` takes the ends of a range.`,
      `Write \`${name} from a to b\`.`,
    ])
    return skipCall(reader)
  }
  if (name !== 'empirical') return undefined
  const words = 'A column of rows stands alone as the value of an assumption.'
  const hint = 'Write `value: empirical(data.column)`, and name the assumption here.'
  fail(reader, 'formula', peek(reader).span, [words, hint])
  return skipCall(reader)
}

function parsePart(reader: Reader): Expression | undefined {
  return parseRange(reader) ?? parseDistribution(reader)
}

function parseNamedRange(reader: Reader, family: RangeFamily): Expression {
  const { start } = advance(reader).span
  advance(reader)
  const range = parseEnds(reader, family)
  const span = { start, end: lastEnd(reader) }
  if (range !== undefined) return { ...range, span }
  fail(reader, 'formula', span, [`A range is missing after \`${family} from\`.`, 'Write `a to b`.'])
  return placeholder(span)
}

function skipCall(reader: Reader): Expression {
  const { start } = advance(reader).span
  advance(reader)
  skipBrackets(reader)
  advance(reader)
  return placeholder({ start, end: lastEnd(reader) })
}
