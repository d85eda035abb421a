import { truncateDistribution } from '#stats/distributions/truncate-distribution'
import { distributionExpression, isShare } from '#value/formula/distribution-expression'
import type { Expression } from '#value/formula/expression'
import type { Literal } from '#value/formula/literal'
import { asShares, inOneUnit, readLiteral } from '#value/formula/literal'
import type { Reader } from '#value/formula/reader'
import { accept, fail, lastEnd } from '#value/formula/reader'

/** Two limits of a distribution, in its own unit. */
export interface Limits {
  readonly low: number
  readonly high: number
}

/** A distribution with the limits that follow it: `normal(5, 2) within 0 to 10`. */
export function withLimits(reader: Reader, whole: Expression): Expression {
  if (!accept(reader, 'within')) return whole
  const limits = readLimits(reader, whole)
  const span = { start: whole.span.start, end: lastEnd(reader) }
  if (limits === undefined || whole.kind !== 'distribution') return { ...whole, span }
  const { low, high } = limits
  const distribution = truncateDistribution(whole.distribution, low, high)
  if (distribution === undefined) {
    const hint = 'Widen the limits, or write another distribution.'
    fail(reader, 'range', span, ['Next to nothing of this lies within its limits.', hint])
  }
  return distributionExpression(distribution, whole.unit, span)
}

/** Takes `low to high` after `within`; undefined with a finding where that cannot be. */
export function readLimits(reader: Reader, whole: Expression): Limits | undefined {
  const low = readLiteral(reader)
  const high = accept(reader, 'to') ? readLiteral(reader) : undefined
  if (low === undefined || high === undefined) {
    const span = { start: whole.span.start, end: lastEnd(reader) }
    fail(reader, 'formula', span, ['`within` takes two limits.', 'Write `within 0 to 10`.'])
    return undefined
  }
  const ends = inUnitOf(reader, whole, [low, high])
  if (ends === undefined) return undefined
  const [first = 0, second = 0] = ends
  if (first < second) return { low: first, high: second }
  const span = { start: low.span.start, end: high.span.end }
  fail(reader, 'range', span, ['The limits are upside down.', 'Write the lower one first.'])
  return undefined
}

/** Limits without a unit are in the unit of what they limit. */
function inUnitOf(
  reader: Reader,
  whole: Expression,
  literals: readonly Literal[],
): readonly number[] | undefined {
  const unit = whole.kind === 'distribution' ? whole.unit : undefined
  const share = whole.kind === 'distribution' && isShare(whole.distribution)
  const found = inOneUnit(reader, literals, share ? undefined : unit)
  return share && found !== undefined ? asShares(found) : found?.values
}
