import { requireLevel } from '#stats/intervals/interval'
import { normalQuantile } from '#stats/special/normal'
import { studentTQuantile } from '#stats/special/student-t'

/**
 * How many standard errors a two-sided interval reaches to either side: 1.96 at 0.95.
 * @throws StatisticsError 'domain' unless 0 < level < 1
 */
export function normalCritical(level: number): number {
  requireLevel(level)
  return -normalQuantile((1 - level) / 2)
}

/**
 * The same with Student's t; infinite `df` is the normal distribution.
 * @throws StatisticsError 'domain' unless 0 < level < 1 and df > 0
 */
export function studentTCritical(level: number, df: number): number {
  if (df === Infinity) return normalCritical(level)
  requireLevel(level)
  return -studentTQuantile((1 - level) / 2, df)
}
