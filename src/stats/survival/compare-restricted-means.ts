import { StatisticsError } from '#stats/error'
import { ratioOfMeanPairInterval } from '#stats/intervals/ratio-of-means-interval'
import type { RatioEstimate } from '#stats/intervals/ratio-estimate'
import type { RestrictedMean } from '#stats/survival/restricted-mean'
import { type TTest, tTestOf } from '#stats/tests/t-test'

/**
 * How much more time without the event two independent arms have within one horizon, treatment - base;
 * normal. Unlike a hazard ratio it needs no proportional risks and is in units of time.
 * Source: Royston and Parmar, BMC Med Res Methodol 2013;13:152.
 * @throws StatisticsError 'domain' for different horizons or a bad level, 'no-variation' where neither
 *   arm has an event before the horizon
 */
export function restrictedMeanDifference(
  base: RestrictedMean,
  treatment: RestrictedMean,
  level: number,
): TTest {
  requireSameHorizon(base, treatment)
  const standardError = Math.hypot(base.standardError, treatment.standardError)
  return tTestOf(treatment.mean - base.mean, standardError, Infinity, level)
}

/**
 * How many times the base's restricted mean the treatment's is: delta method on the log scale, normal.
 * Source: Uno et al., J Clin Oncol 2014;32:2380.
 * @throws StatisticsError as `restrictedMeanDifference`
 */
export function restrictedMeanRatio(
  base: RestrictedMean,
  treatment: RestrictedMean,
  level: number,
): RatioEstimate {
  requireSameHorizon(base, treatment)
  const pair = {
    baseMean: base.mean,
    treatmentMean: treatment.mean,
    baseVariance: base.standardError ** 2,
    treatmentVariance: treatment.standardError ** 2,
    covariance: 0,
    df: Infinity,
  }
  return ratioOfMeanPairInterval(pair, level)
}

function requireSameHorizon(base: RestrictedMean, treatment: RestrictedMean): void {
  if (base.horizon !== treatment.horizon)
    throw new StatisticsError(
      'domain',
      `Restricted means are compared up to one horizon, not ${base.horizon} and ${treatment.horizon}.`,
      { base: base.horizon, treatment: treatment.horizon },
    )
}
