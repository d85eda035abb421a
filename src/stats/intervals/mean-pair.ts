import { type Comoments, covariance } from '#stats/descriptive/comoments'
import { type Moments, variance } from '#stats/descriptive/moments'
import { StatisticsError } from '#stats/error'

/** Two means with the sampling variances and covariance of the means (not of the values). */
export interface MeanPair {
  readonly baseMean: number
  readonly treatmentMean: number
  readonly baseVariance: number
  readonly treatmentVariance: number
  readonly covariance: number
  /** Degrees of freedom of the t interval; Infinity for the normal one. */
  readonly df: number
}

/**
 * Means of two independent arms; df is the smaller arm's n - 1.
 * @throws StatisticsError 'too-few' under two values in an arm
 */
export function independentMeans(base: Moments, treatment: Moments): MeanPair {
  return {
    baseMean: base.mean,
    treatmentMean: treatment.mean,
    baseVariance: variance(base) / base.n,
    treatmentVariance: variance(treatment) / treatment.n,
    covariance: 0,
    df: Math.min(base.n, treatment.n) - 1,
  }
}

/**
 * Means of two columns over the same units; df = n - 1.
 * @throws StatisticsError 'too-few' under two units, 'domain' where the numbers of units differ
 */
export function pairedMeans(base: Moments, treatment: Moments, joint: Comoments): MeanPair {
  if (base.n !== treatment.n || base.n !== joint.n)
    throw new StatisticsError('domain', 'Paired means need the same units in both columns.', {
      base: base.n,
      treatment: treatment.n,
      joint: joint.n,
    })
  return { ...independentMeans(base, treatment), covariance: covariance(joint) / joint.n }
}

/** @throws StatisticsError 'not-finite', 'domain' for negative variances, an impossible covariance or df of 0 or less */
export function requireMeanPair(pair: MeanPair): void {
  const { baseMean, treatmentMean, baseVariance, treatmentVariance, df } = pair
  for (const value of [baseMean, treatmentMean, baseVariance, treatmentVariance, pair.covariance]) {
    if (!Number.isFinite(value))
      throw new StatisticsError('not-finite', 'Means and their variances must be finite numbers.')
  }
  const limit = Math.sqrt(baseVariance) * Math.sqrt(treatmentVariance) * (1 + 1e-9)
  if (!(baseVariance >= 0 && treatmentVariance >= 0 && Math.abs(pair.covariance) <= limit))
    throw new StatisticsError(
      'domain',
      'The variances of two means are 0 or more, and their covariance lies within them.',
    )
  if (!(df > 0)) throw new StatisticsError('domain', `Degrees of freedom are above 0, not ${df}.`)
}
