import { StatisticsError } from '#stats/error'
import {
  differenceEquivalence,
  differenceNonInferiority,
} from '#stats/equivalence/difference-equivalence'
import type {
  Equivalence,
  Margins,
  NonInferiority,
  WorstEffect,
} from '#stats/equivalence/equivalence'
import type { RatioEstimate } from '#stats/intervals/ratio-estimate'

/** A ratio treatment / base with the error of its logarithm. */
export type RatioWithError = Pick<RatioEstimate, 'ratio' | 'logStandardError' | 'df'>

/**
 * Whether a ratio of means, shares or rates is as good as 1: both one-sided tests on the log scale.
 * Margins are ratios, such as 0.8 and 1.25.
 * Source: Schuirmann, J Pharmacokinet Biopharm 1987;15:657; Chow and Liu, Design and Analysis of
 * Bioavailability and Bioequivalence Studies (2008), chapter 6 (logarithms).
 * @throws StatisticsError 'domain' for margins, a ratio or an alpha that cannot be, 'no-variation' without an error
 */
export function ratioEquivalence(
  estimate: RatioWithError,
  { low, high }: Margins,
  alpha: number,
): Equivalence {
  const margins = { low: logOf(low), high: logOf(high) }
  const result = differenceEquivalence(logged(estimate), margins, alpha)
  const { interval } = result
  return {
    ...result,
    interval: { ...interval, low: Math.exp(interval.low), high: Math.exp(interval.high) },
  }
}

/**
 * Whether a treatment is at least not worse than the base by a larger factor than is acceptable, on the
 * log scale; the limit is a ratio. Source: Piaggio et al., JAMA 2012;308:2594.
 * @throws StatisticsError 'domain' for a limit, a ratio or an alpha that cannot be, 'no-variation' without an error
 */
export function ratioNonInferiority(
  estimate: RatioWithError,
  { limit, better }: WorstEffect,
  alpha: number,
): NonInferiority {
  const result = differenceNonInferiority(logged(estimate), { limit: logOf(limit), better }, alpha)
  return { ...result, bound: Math.exp(result.bound) }
}

function logged({ ratio, logStandardError, df }: RatioWithError) {
  return { difference: logOf(ratio), standardError: logStandardError, df }
}

function logOf(ratio: number): number {
  if (!(ratio > 0 && Number.isFinite(ratio)))
    throw new StatisticsError('domain', `A ratio is above 0 and finite; it is ${ratio}.`, { ratio })
  return Math.log(ratio)
}
