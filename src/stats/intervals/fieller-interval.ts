import { StatisticsError } from '#stats/error'
import { studentTCritical } from '#stats/intervals/critical-value'
import type { Interval } from '#stats/intervals/interval'
import { type MeanPair, requireMeanPair } from '#stats/intervals/mean-pair'

/**
 * All ratios that the data do not contradict. Where the base's mean is not clear of 0 they are the
 * whole line or all but a gap: no interval, and that is the answer.
 */
export type FiellerResult =
  | { readonly bounded: true; readonly ratio: number; readonly interval: Interval }
  | {
      readonly bounded: false
      /** The ratios that are ruled out all the same; absent where none is. */
      readonly excluded?: Interval
    }

/**
 * Between which values treatment mean / base mean lies, when the base may be near 0 or negative.
 * Source: Fieller, JRSS B 1954;16:175; Zerbe, The American Statistician 1978;32:103.
 * @throws StatisticsError 'no-variation' where neither mean has an error, 'not-finite', 'domain' for
 *   impossible variances or a bad level
 */
export function fiellerInterval(pair: MeanPair, level: number): FiellerResult {
  requireMeanPair(pair)
  const { baseMean, treatmentMean, baseVariance, treatmentVariance } = pair
  if (baseVariance === 0 && treatmentVariance === 0)
    throw new StatisticsError('no-variation', 'The means have no error, so the ratio has none.')
  const squared = studentTCritical(level, pair.df) ** 2
  const a = baseMean ** 2 - squared * baseVariance
  const b = baseMean * treatmentMean - squared * pair.covariance
  const c = treatmentMean ** 2 - squared * treatmentVariance
  const discriminant = b * b - a * c
  if (a > 0) {
    const interval = between(a, b, c, level)
    return { bounded: true, ratio: treatmentMean / baseMean, interval }
  }
  if (a === 0 || discriminant <= 0) return { bounded: false }
  return { bounded: false, excluded: between(a, b, c, level) }
}

/** Roots of a r^2 - 2 b r + c, without cancellation. */
function between(a: number, b: number, c: number, level: number): Interval {
  const root = Math.sqrt(Math.max(0, b * b - a * c))
  const larger = b >= 0 ? b + root : b - root
  const first = larger / a
  const second = larger === 0 ? 0 : c / larger
  return { low: Math.min(first, second), high: Math.max(first, second), level }
}
