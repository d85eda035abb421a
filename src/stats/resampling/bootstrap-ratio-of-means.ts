import { momentsOf, standardDeviation, varies } from '#stats/descriptive/moments'
import { requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { requireLevel } from '#stats/intervals/interval'
import { bcaProbabilities } from '#stats/resampling/bca'
import type { BootstrapInput, BootstrapInterval } from '#stats/resampling/bootstrap-interval'
import { drawMean, meanOfSample, meansWithoutOne } from '#stats/resampling/resampled-mean'
import { intervalBetween, requireResamples } from '#stats/resampling/resamples'

/**
 * Ratio of the mean of the second sample to that of the first with a BCa interval, each sample resampled
 * by itself. Not where the first mean may be 0: the ratio has no bounds there. Cost resamples x n.
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 14.
 * @throws StatisticsError 'too-few' under two values in a sample, 'not-finite', 'no-variation' where the ratio
 *   is the same on every resample, 'domain' for a bad level or number of resamples, a mean of the first sample
 *   that is not above 0 on every resample, or where BCa cannot be had
 */
export function bootstrapRatioOfMeans(
  input: Pick<BootstrapInput, 'generator' | 'resamples' | 'level'> & {
    readonly samples: readonly [Float64Array, Float64Array]
  },
): BootstrapInterval {
  const { samples, generator, resamples, level } = input
  const [base, treatment] = samples
  requireLevel(level)
  for (const sample of samples) requireSample(sample, 2)
  requireResamples(resamples)
  const [below, above] = [meanOfSample(base), meanOfSample(treatment)]
  const estimate = ratio(above, below)
  const [drawBase, drawTreatment] = [drawMean(base, generator), drawMean(treatment, generator)]
  const draws = new Float64Array(resamples)
  for (let k = 0; k < resamples; k++) draws[k] = ratio(drawTreatment(), drawBase())
  const moments = momentsOf(draws)
  if (!varies(moments))
    throw new StatisticsError('no-variation', 'The ratio is the same on every resample.')
  draws.sort()
  const withoutOne = [
    meansWithoutOne(base).map((mean) => above / mean),
    meansWithoutOne(treatment).map((mean) => mean / below),
  ]
  const ends = bcaProbabilities({ draws, estimate, withoutOne }, level)
  const interval = intervalBetween(draws, ends, level)
  return { estimate, standardError: standardDeviation(moments), interval }
}

function ratio(treatment: number, base: number): number {
  if (base > 0) return treatment / base
  throw new StatisticsError('domain', 'The mean that is divided by is not above 0.', { base })
}
