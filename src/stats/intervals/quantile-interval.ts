import { type Sample, requireSize } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { binomialQuantile } from '#stats/intervals/binomial'
import { type Interval, requireLevel } from '#stats/intervals/interval'

/**
 * Between which values a quantile of the population lies, whatever its shape: two of the sample's own
 * values. It holds at least the level. The order of the values is not checked.
 * Source: Conover, Practical Nonparametric Statistics (3rd ed. 1999), section 3.2.
 * @param sorted ascending
 * @param p strictly between 0 and 1: 0.5 for the median
 * @throws StatisticsError 'too-few' where the sample is too small to reach the level (a median at 0.95
 *   needs 6 values), 'domain' for p or level outside 0..1
 */
export function quantileInterval(sorted: Sample, p: number, level: number): Interval {
  requireLevel(level)
  const n = sorted.length
  requireSize(n, 1)
  if (!(p > 0 && p < 1))
    throw new StatisticsError('domain', `A quantile's share lies between 0 and 1, not at ${p}.`, {
      p,
    })
  const tail = (1 - level) / 2
  const low = binomialQuantile(tail, n, p)
  const high = n + 1 - binomialQuantile(tail, n, 1 - p)
  if (low < 1 || high > n)
    throw new StatisticsError(
      'too-few',
      `${n} values are too few for an interval of this quantile at level ${level}.`,
      { n, p, level },
    )
  return { low: sorted[low - 1]!, high: sorted[high - 1]!, level }
}
