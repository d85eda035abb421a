import { type Moments, standardDeviation } from '#stats/descriptive/moments'
import { studentTCritical } from '#stats/intervals/critical-value'
import { type Interval, intervalAround } from '#stats/intervals/interval'

/**
 * Between which values the mean of the population lies, by Student's t with n - 1 degrees of freedom.
 * Equal values give an interval of no width: legal, and no evidence of certainty.
 * @throws StatisticsError 'too-few' under two values, 'domain' for a bad level
 */
export function meanInterval(moments: Moments, level: number): Interval {
  const standardError = standardDeviation(moments) / Math.sqrt(moments.n)
  const critical = studentTCritical(level, moments.n - 1)
  return intervalAround(moments.mean, critical * standardError, level)
}
