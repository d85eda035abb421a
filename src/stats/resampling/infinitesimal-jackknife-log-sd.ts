import { type Moments, standardDeviation, varies } from '#stats/descriptive/moments'
import { requireSize } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'

/**
 * How sure a standard deviation is, from moments alone: the error of its logarithm is
 * sqrt((kurtosis - 1) / (4 n)). For many values; with the values at hand take `jackknifeStandardDeviation`.
 * Two equally frequent values (kurtosis 1) give an error of 0.
 * Source: Efron, The Jackknife, the Bootstrap and Other Resampling Plans (1982), chapter 6.
 * @throws StatisticsError 'too-few' under three values, 'no-variation' where all are equal
 */
export function infinitesimalJackknifeLogSd(moments: Moments): {
  readonly sd: number
  readonly logSdStandardError: number
} {
  requireVariation(moments)
  const { n, m2, m4 } = moments
  const kurtosis = (n * m4) / m2 ** 2
  return {
    sd: standardDeviation(moments),
    logSdStandardError: Math.sqrt(Math.max(0, kurtosis - 1) / (4 * n)),
  }
}

/**
 * The same for the coefficient of variation, SD / mean.
 * @throws StatisticsError 'too-few' under three values, 'no-variation' where all are equal
 */
export function infinitesimalJackknifeLogCv(moments: Moments): number {
  requireVariation(moments)
  const { n, mean, m2, m3, m4 } = moments
  const populationVariance = m2 / n
  const kurtosis = (n * m4) / m2 ** 2
  const square =
    (kurtosis - 1) / 4 - m3 / n / (populationVariance * mean) + populationVariance / mean ** 2
  return Math.sqrt(Math.max(0, square) / n)
}

function requireVariation(moments: Moments): void {
  requireSize(moments.n, 3)
  if (!varies(moments))
    throw new StatisticsError('no-variation', 'The values do not vary: they have no spread.')
}
