import type { Interval } from '#quantity/figure'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import { studentTCritical } from '#stats/intervals/critical-value'

/** Student's t interval of an estimate. */
export function tInterval(estimate: LinearEstimate, level: number): Interval {
  const reach = studentTCritical(level, estimate.df) * standardErrorOf(estimate)
  return { low: estimate.value - reach, high: estimate.value + reach, level }
}

/** The same on the log scale, for an estimate above zero such as a spread. */
export function logInterval(estimate: LinearEstimate, level: number): Interval {
  const reach = (studentTCritical(level, estimate.df) * standardErrorOf(estimate)) / estimate.value
  return {
    low: estimate.value * Math.exp(-reach),
    high: estimate.value * Math.exp(reach),
    level,
  }
}

/** An interval cut where the figure cannot go. */
export function clipInterval(
  interval: Interval | undefined,
  least: number,
  most = Infinity,
): Interval | undefined {
  if (interval === undefined) return undefined
  return {
    low: Math.max(least, interval.low),
    high: Math.min(most, interval.high),
    level: interval.level,
  }
}
