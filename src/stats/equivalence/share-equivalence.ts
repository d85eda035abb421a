import { StatisticsError } from '#stats/error'
import {
  type Equivalence,
  type Margins,
  type NonInferiority,
  type WorstEffect,
  equivalenceOf,
  requireAlpha,
  requireMargins,
} from '#stats/equivalence/equivalence'
import { shareScore } from '#stats/equivalence/farrington-manning'
import { type TwoProportions, requireTwoProportions } from '#stats/intervals/counts'
import { normalCritical } from '#stats/intervals/critical-value'
import { normalTail } from '#stats/special/normal'

/**
 * Whether the difference of two independent shares, p2 - p1, is as good as none: both one-sided score tests
 * against the margins, which keep their level where a plain z test does not (shares near 0 or 1).
 * Legal at none and at all.
 * Source: Farrington and Manning, Stat Med 1990;9:1447.
 * @throws StatisticsError 'too-few' for an empty group, 'domain' for counts, margins or an alpha that cannot be
 */
export function shareEquivalence(
  counts: TwoProportions,
  margins: Margins,
  alpha: number,
): Equivalence {
  requireTwoProportions(counts)
  requireMargins(margins)
  requireAlpha(alpha)
  requireDifference(margins.low)
  requireDifference(margins.high)
  const pValues = {
    lowPValue: normalTail(shareScore(counts, margins.low)),
    highPValue: normalTail(-shareScore(counts, margins.high)),
  }
  const level = 1 - 2 * alpha
  const interval = { low: scoreEnd(counts, level, -1), high: scoreEnd(counts, level, 1), level }
  return equivalenceOf(pValues, interval, alpha)
}

/**
 * Whether a treatment's share is at least not worse than the base's by more than is acceptable: the
 * one-sided score test. Source: Farrington and Manning, Stat Med 1990;9:1447.
 * @throws StatisticsError 'too-few' for an empty group, 'domain' for counts, a limit or an alpha that cannot be
 */
export function shareNonInferiority(
  counts: TwoProportions,
  { limit, better }: WorstEffect,
  alpha: number,
): NonInferiority {
  requireTwoProportions(counts)
  requireAlpha(alpha)
  requireDifference(limit)
  const score = shareScore(counts, limit)
  const pValue = normalTail(better === 'higher' ? score : -score)
  const bound = scoreEnd(counts, 1 - 2 * alpha, better === 'higher' ? -1 : 1)
  return { pValue, bound, nonInferior: pValue < alpha }
}

function requireDifference(value: number): void {
  if (!(value > -1 && value < 1))
    throw new StatisticsError(
      'domain',
      `A difference of shares lies within -1 and 1, not ${value}.`,
      {
        value,
      },
    )
}

const STEPS = 100

/** The supposed difference, on one side of the observed one, at which the score is critical. */
function scoreEnd(counts: TwoProportions, level: number, side: -1 | 1): number {
  const critical = normalCritical(level)
  let inside = counts.x2 / counts.n2 - counts.x1 / counts.n1
  let outside: number = side
  for (let step = 0; step < STEPS; step++) {
    const middle = (inside + outside) / 2
    if (Math.abs(shareScore(counts, middle)) <= critical) inside = middle
    else outside = middle
  }
  return inside
}
