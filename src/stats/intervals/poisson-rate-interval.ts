import { requireRate } from '#stats/intervals/counts'
import { type Interval, requireLevel } from '#stats/intervals/interval'
import { gammaQuantile } from '#stats/special/gamma'

/**
 * Between which values the rate of independent events per unit of exposure lies: exact (it holds at
 * least the level, mostly more). Legal without an event: the low end is then 0. Not where events
 * cluster in units: take the mean of the units' counts.
 * Source: Garwood, Biometrika 1936;28:437, through the gamma distribution.
 * @throws StatisticsError 'domain' for events that are no count, an exposure of 0 or less, a bad level
 * @example poissonRateInterval(0, 1, 0.95).high // 3.689
 */
export function poissonRateInterval(events: number, exposure: number, level: number): Interval {
  requireRate({ events, exposure })
  requireLevel(level)
  const tail = (1 - level) / 2
  return {
    low: events === 0 ? 0 : gammaQuantile(tail, events, 1 / exposure),
    high: gammaQuantile(1 - tail, events + 1, 1 / exposure),
    level,
  }
}
