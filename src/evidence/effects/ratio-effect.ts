import type { EffectOrReason } from '#evidence/estimate'
import { warning } from '#quantity/finding'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { covarianceOf, sumOf } from '#stats/influence/linear-estimate'
import { fiellerInterval } from '#stats/intervals/fieller-interval'
import type { MeanPair } from '#stats/intervals/mean-pair'
import { ratioOfMeanPairInterval } from '#stats/intervals/ratio-of-means-interval'

export interface RatioInput {
  readonly baseline: LinearEstimate
  readonly difference: LinearEstimate
  /** The smaller arm's degrees of freedom. */
  readonly df: number
  readonly level: number
  /** Take Fieller's interval where the baseline is near 0; otherwise the log scale throughout. */
  readonly fieller: boolean
  readonly path: string
}

/** Relative standard error of the baseline from which Fieller's interval is taken. */
const NEAR_ZERO = 0.3

/** Share of the log variance under which only rounding is left. */
const PROPORTIONAL = 1e-12

/**
 * Treatment over baseline of arithmetic means, with the covariance of the two: delta method on the
 * log scale with the smaller arm's df, or Fieller where the baseline is near 0 (conventions.md,
 * Evidence). A reason where the baseline is 0 or a mean is not positive.
 */
export function ratioEffect(input: RatioInput): EffectOrReason {
  const pair = meanPairOf(input)
  if (pair.baseMean === 0)
    return { reason: 'The baseline is zero: only the absolute change is shown.' }
  if (pair.baseMean < 0 || pair.treatmentMean < 0)
    return { reason: 'A mean below zero has no ratio: only the absolute change is shown.' }
  const value = pair.treatmentMean / pair.baseMean
  if (pair.baseVariance === 0 && pair.treatmentVariance === 0)
    return { value, method: 'ratio of means; no interval, as the values do not vary' }
  if (pair.treatmentMean === 0)
    return { value: 0, method: 'ratio of means; no interval, as the treatment mean is zero' }
  const nearZero = Math.sqrt(pair.baseVariance) / pair.baseMean > NEAR_ZERO
  return input.fieller && nearZero ? fiellerEffect(pair, input) : logEffect(pair, input.level)
}

function meanPairOf({ baseline, difference, df }: RatioInput): MeanPair {
  const treatment = sumOf(baseline, difference)
  return {
    baseMean: baseline.value,
    treatmentMean: treatment.value,
    baseVariance: covarianceOf(baseline, baseline),
    treatmentVariance: covarianceOf(treatment, treatment),
    covariance: covarianceOf(baseline, treatment),
    df,
  }
}

function logEffect(pair: MeanPair, level: number): EffectOrReason {
  const value = pair.treatmentMean / pair.baseMean
  const base = Math.sqrt(pair.baseVariance) / pair.baseMean
  const treatment = Math.sqrt(pair.treatmentVariance) / pair.treatmentMean
  const joint = pair.covariance / (pair.baseMean * pair.treatmentMean)
  if (base ** 2 + treatment ** 2 - 2 * joint <= PROPORTIONAL * (base ** 2 + treatment ** 2))
    return { value, method: 'ratio of means; no interval, as the arms are proportional row by row' }
  const estimate = ratioOfMeanPairInterval(pair, level)
  return {
    value: estimate.ratio,
    interval: estimate.interval,
    pValue: { value: estimate.pValue, test: 't test of the log ratio' },
    method: `ratio of arithmetic means; delta method on the log scale, ${pair.df === Infinity ? 'normal' : `t with ${pair.df} df`}`,
  }
}

function fiellerEffect(pair: MeanPair, { level, path }: RatioInput): EffectOrReason {
  const value = pair.treatmentMean / pair.baseMean
  const fieller = fiellerInterval(pair, level)
  const method = 'ratio of arithmetic means; Fieller, as the baseline is near zero'
  if (fieller.bounded) return { value, interval: fieller.interval, method }
  return {
    value,
    method,
    warnings: [
      warning(
        'wide-error',
        { path },
        'The baseline is so uncertain that the ratio has no bounded interval.',
        'Look at the absolute difference, or measure more.',
      ),
    ],
  }
}
