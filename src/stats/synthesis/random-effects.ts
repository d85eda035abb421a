import { type BetweenVarianceEstimator, betweenVariance } from '#stats/synthesis/between-variance'
import { type Effect, inverseVarianceMean } from '#stats/synthesis/effect'
import { generalizedQ } from '#stats/synthesis/generalized-q'
import { type PooledEffect, pooledEffect } from '#stats/synthesis/pooled-effect'

/**
 * How the error of the mean effect is found. Hartung-Knapp: from the spread that is there, with t on
 * k - 1 degrees of freedom; holds its level with few studies, but is too narrow where effects happen to
 * lie close together. Floored: never below the usual error. Normal: as if tau were known; too narrow
 * under some twenty studies, for comparison with older reports.
 */
type PooledError = 'hartung-knapp-floored' | 'hartung-knapp' | 'normal'

/** How effects are pooled. */
export interface RandomEffectsSettings {
  readonly estimator: BetweenVarianceEstimator
  readonly error: PooledError
  readonly level: number
}

/** The mean of true effects that differ between studies. */
export interface RandomEffects extends PooledEffect {
  readonly studies: number
  /** tau^2: the variance of true effects. */
  readonly betweenVariance: number
}

/**
 * The mean effect over studies whose true effects differ; how far a further study may lie from it says
 * `predictionInterval`. With two studies Hartung-Knapp is legal and says little (t on 1 degree of
 * freedom). Studies must be independent: not two figures of the same rows.
 * Source: DerSimonian and Laird 1986; Hartung and Knapp, Stat Med 2001;20:3875; Knapp and Hartung, Stat
 * Med 2003;22:2693 (floor); IntHout et al., BMC Med Res Methodol 2014;14:25.
 * @throws StatisticsError 'too-few' under two effects, 'no-variation' where equal effects give
 *   Hartung-Knapp nothing to go by, otherwise as `requireEffects`
 */
export function randomEffects(
  effects: readonly Effect[],
  { estimator, error, level }: RandomEffectsSettings,
): RandomEffects {
  const tauSquared = betweenVariance(effects, estimator)
  const mean = inverseVarianceMean(effects, tauSquared)
  const usual = 1 / Math.sqrt(mean.precision)
  const df = effects.length - 1
  const ratio = Math.sqrt(generalizedQ(effects, tauSquared) / df)
  const errors = {
    normal: { standardError: usual, df: Infinity },
    'hartung-knapp': { standardError: usual * ratio, df },
    'hartung-knapp-floored': { standardError: usual * Math.max(1, ratio), df },
  }
  const pooled = pooledEffect(mean, errors[error], level)
  return { ...pooled, studies: effects.length, betweenVariance: tauSquared }
}
