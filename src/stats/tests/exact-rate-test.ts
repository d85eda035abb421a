import { StatisticsError } from '#stats/error'
import { type RateCount, requireRate } from '#stats/intervals/counts'
import { unlikelierShare, weightsFromRatios } from '#stats/tests/two-sided-exact'

/**
 * Whether two rates of independent (Poisson) events differ: given their total, the treatment's events
 * are binomial. Two-sided: the sum of all outcomes that are no more likely. Not where events cluster
 * in units. Linear in the total number of events.
 * Source: Przyborowski and Wilenski, Biometrika 1940;31:313; two-sided as R's poisson.test.
 * @throws StatisticsError 'domain' for counts or exposures that are none, 'too-few' without any event
 */
export function exactRateTest(base: RateCount, treatment: RateCount): { readonly pValue: number } {
  requireRate(base)
  requireRate(treatment)
  const total = base.events + treatment.events
  if (total === 0)
    throw new StatisticsError('too-few', 'Neither side has an event: there is nothing to compare.')
  const odds = treatment.exposure / base.exposure
  const weights = weightsFromRatios(total + 1, (k) => ((total - k + 1) / k) * odds)
  return { pValue: unlikelierShare(weights, treatment.events) }
}
