import type { Distribution } from '#stats/distributions/distribution'
import {
  logitNormalFromRange,
  lognormalFromRange,
  normalFromRange,
} from '#stats/distributions/distribution-from-range'
import type { Span } from '#value/formula/expression'
import type { Literals } from '#value/formula/literal'
import { areShares, asShares } from '#value/formula/literal'
import type { Reader, Words } from '#value/formula/reader'
import { fail, warn } from '#value/formula/reader'
import type { RangeFamily } from '#value/formula/words'

/** A range is the central 90 %: from P5 to P95. */
const level = 0.9

/**
 * The distribution of `a to b`. Without a family: logit-normal for a share inside (0, 1),
 * lognormal where both ends are positive, normal where the range reaches below 0. Undefined with
 * a finding where the ends do not allow it. A logit-normal's values are plain shares.
 */
export function rangeDistribution(
  reader: Reader,
  literals: Literals,
  range: { readonly span: Span; readonly family?: RangeFamily },
): Distribution | undefined {
  const [low = 0, high = 0] = literals.values
  if (low >= high) {
    fail(reader, 'range', range.span, wrongWayRound(low, high))
    return undefined
  }
  const family = range.family ?? plainFamily(reader, literals, range.span)
  if (family === undefined) return undefined
  if (family === 'normal') return normalFromRange(low, high, level)
  if (family === 'lognormal') {
    if (low > 0) return lognormalFromRange(low, high, level)
    fail(reader, 'range', range.span, [
      'A lognormal range lies above 0.',
      'Name `normal from` instead.',
    ])
    return undefined
  }
  return logitNormal(reader, literals, range.span)
}

function wrongWayRound(low: number, high: number): [string, string] {
  if (low === high) return ['Both ends of the range are the same.', 'Write the number alone.']
  return ['The range is upside down.', 'Write the lower end first.']
}

function plainFamily(reader: Reader, literals: Literals, span: Span): RangeFamily | undefined {
  const [low = 0, high = 0] = literals.values
  if (low === 0 || high === 0) {
    const hint =
      'Name one: `uniform(a, b)`, `pert(a, m, b)`, `normal from a to b`; a range above 0 needs none.'
    fail(reader, 'range', span, ['A range with an end at 0 needs a family.', hint])
    return undefined
  }
  if (low < 0) return 'normal'
  if (!areShares(literals)) return 'lognormal'
  const most = asShares(literals)[1] ?? 0
  if (most < 1) return 'logit-normal'
  if (literals.unit === undefined || literals.unit.factor === 1) {
    if (most === 1) warn(reader, 'probability', span, upToOne)
    return 'lognormal'
  }
  const hint = 'A share stays below 100 %; for a ratio write `lognormal from`.'
  fail(reader, 'probability', span, ['The range of a share reaches 100 %.', hint])
  return undefined
}

const upToOne: Words = [
  'A range up to 1 is read as a positive number that may exceed 1.',
  'For a share write `0.2 to 0.99` or `beta(a, b)`, else `lognormal from`.',
]

function logitNormal(reader: Reader, literals: Literals, span: Span): Distribution | undefined {
  const [low = 0, high = 1] = asShares(literals)
  if (areShares(literals) && low > 0 && high < 1) return logitNormalFromRange(low, high, level)
  const hint = 'Both ends lie between 0 and 1 (0 % and 100 %), without a unit.'
  fail(reader, 'probability', span, ['A logit-normal range is a share.', hint])
  return undefined
}
