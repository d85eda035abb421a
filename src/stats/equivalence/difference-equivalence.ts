import { StatisticsError } from '#stats/error'
import { normalTail } from '#stats/special/normal'
import { studentTTail } from '#stats/special/student-t'
import {
  type Equivalence,
  type Margins,
  type NonInferiority,
  type WorstEffect,
  equivalenceOf,
  requireAlpha,
  requireMargins,
} from '#stats/equivalence/equivalence'
import { tTestOf } from '#stats/tests/t-test'

/** A difference with its error, of whatever design: Welch, paired, adjusted, clustered. */
export interface DifferenceEstimate {
  readonly difference: number
  readonly standardError: number
  /** Infinity for a normal test. */
  readonly df: number
}

/**
 * Whether a difference of means is as good as none: both one-sided t tests against the margins. That an
 * ordinary test finds no difference does not show this.
 * Source: Schuirmann, J Pharmacokinet Biopharm 1987;15:657.
 * @throws StatisticsError 'domain' for margins or an alpha that cannot be, 'no-variation' without an error
 */
export function differenceEquivalence(
  estimate: DifferenceEstimate,
  margins: Margins,
  alpha: number,
): Equivalence {
  requireMargins(margins)
  requireAlpha(alpha)
  const { difference, standardError, df } = estimate
  const { interval } = tTestOf(difference, standardError, df, 1 - 2 * alpha)
  const pValues = {
    lowPValue: upperTail((difference - margins.low) / standardError, df),
    highPValue: upperTail((margins.high - difference) / standardError, df),
  }
  return equivalenceOf(pValues, interval, alpha)
}

/**
 * Whether a treatment is at least not worse than the base by more than is acceptable: one one-sided t test.
 * Source: Piaggio et al., JAMA 2012;308:2594 (CONSORT for non-inferiority).
 * @throws StatisticsError 'domain' for a limit or an alpha that cannot be, 'no-variation' without an error
 */
export function differenceNonInferiority(
  estimate: DifferenceEstimate,
  { limit, better }: WorstEffect,
  alpha: number,
): NonInferiority {
  requireAlpha(alpha)
  if (!Number.isFinite(limit))
    throw new StatisticsError('domain', `The worst acceptable effect is finite, not ${limit}.`)
  const { difference, standardError, df } = estimate
  const { interval } = tTestOf(difference, standardError, df, 1 - 2 * alpha)
  const excess = better === 'higher' ? difference - limit : limit - difference
  const pValue = upperTail(excess / standardError, df)
  const bound = better === 'higher' ? interval.low : interval.high
  return { pValue, bound, nonInferior: pValue < alpha }
}

function upperTail(t: number, df: number): number {
  return df === Infinity ? normalTail(t) : studentTTail(t, df)
}
