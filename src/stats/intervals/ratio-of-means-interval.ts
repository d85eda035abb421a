import type { Moments } from '#stats/descriptive/moments'
import { StatisticsError } from '#stats/error'
import { type MeanPair, independentMeans, requireMeanPair } from '#stats/intervals/mean-pair'
import { type RatioEstimate, ratioEstimate } from '#stats/intervals/ratio-estimate'

/**
 * How many times the base's arithmetic mean the treatment's is, for independent arms: delta method
 * on the log scale, t with the smaller arm's n - 1. Not where the base's mean is near 0 (a relative
 * error above 0.3, say): take `fiellerInterval`.
 * @throws StatisticsError 'too-few' under two values in an arm, 'domain' unless both means are
 *   above 0, 'no-variation' where neither arm varies
 */
export function ratioOfMeansInterval(
  base: Moments,
  treatment: Moments,
  level: number,
): RatioEstimate {
  return ratioOfMeanPairInterval(independentMeans(base, treatment), level)
}

/**
 * The same for paired or adjusted means: from the means, the variances and the covariance of the
 * means, and the degrees of freedom.
 * @throws StatisticsError as `ratioOfMeansInterval`
 */
export function ratioOfMeanPairInterval(pair: MeanPair, level: number): RatioEstimate {
  requireMeanPair(pair)
  const { baseMean, treatmentMean } = pair
  if (!(baseMean > 0 && treatmentMean > 0))
    throw new StatisticsError(
      'domain',
      `A ratio on the log scale needs means above 0; they are ${baseMean} and ${treatmentMean}.`,
      { baseMean, treatmentMean },
    )
  const logVariance =
    pair.baseVariance / baseMean ** 2 +
    pair.treatmentVariance / treatmentMean ** 2 -
    (2 * pair.covariance) / (baseMean * treatmentMean)
  const logRatio = Math.log(treatmentMean / baseMean)
  return ratioEstimate(logRatio, Math.sqrt(Math.max(0, logVariance)), pair.df, level)
}
