import { StatisticsError } from '#stats/error'
import { type RateCount, requireRate } from '#stats/intervals/counts'
import { type Interval, requireLevel } from '#stats/intervals/interval'
import { betaQuantile } from '#stats/special/beta'

/** A ratio of two rates, treatment / base, with its exact interval. */
export interface RateRatio {
  readonly ratio: number
  readonly interval: Interval
}

/**
 * How many times the base's rate the treatment's is, for independent (Poisson) events: exact, given
 * the total number of events. No event in the treatment is legal (ratio and low end 0). Not where
 * events cluster in units: take `ratioOfMeansInterval` of the units' counts.
 * Source: Clopper and Pearson, Biometrika 1934;26:404, on the conditional binomial (R's poisson.test).
 * @throws StatisticsError 'too-few' where the base has no event (the ratio has no upper end), 'domain'
 *   for counts or exposures that are none or a bad level
 */
export function rateRatioInterval(base: RateCount, treatment: RateCount, level: number): RateRatio {
  requireRate(base)
  requireRate(treatment)
  requireLevel(level)
  if (base.events === 0)
    throw new StatisticsError('too-few', 'The base has no event: the ratio has no upper end.')
  const tail = (1 - level) / 2
  const { events } = treatment
  const scale = base.exposure / treatment.exposure
  const low = events === 0 ? 0 : odds(betaQuantile(tail, events, base.events + 1))
  const high = odds(betaQuantile(1 - tail, events + 1, base.events))
  return {
    ratio: (events / base.events) * scale,
    interval: { low: low * scale, high: high * scale, level },
  }
}

function odds(share: number): number {
  return share / (1 - share)
}
