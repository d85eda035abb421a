import { StatisticsError } from '#stats/error'

/**
 * What one study (a test, a site, a segment, a benchmark) found: an effect on a scale on which it is
 * about normal (a difference, a log ratio, a logit), with its standard error, taken as known.
 */
export interface Effect {
  readonly value: number
  readonly standardError: number
}

/** Effects weighted by the inverse of their variances. */
export interface WeightedMean {
  readonly value: number
  /** Sum of the weights: the inverse of the mean's variance. */
  readonly precision: number
  readonly weights: readonly number[]
}

/**
 * The door of every synthesis.
 * @throws StatisticsError 'too-few' under `least` effects, 'not-finite', 'domain' where an error is not above 0
 */
export function requireEffects(effects: readonly Effect[], least: number): void {
  if (effects.length < least)
    throw new StatisticsError(
      'too-few',
      `At least ${least} ${least === 1 ? 'effect is' : 'effects are'} needed; there ${effects.length === 1 ? 'is' : 'are'} ${effects.length}.`,
      { n: effects.length, least },
    )
  effects.forEach(({ value, standardError }, index) => {
    if (!(Number.isFinite(value) && Number.isFinite(standardError)))
      throw new StatisticsError('not-finite', `Effect ${index + 1} is not a finite number.`, {
        index,
      })
    if (!(standardError > 0))
      throw new StatisticsError(
        'domain',
        `Effect ${index + 1} has the standard error ${standardError}; it is above 0.`,
        { index, standardError },
      )
  })
}

/** The mean with weights 1 / (standard error^2 + spread between studies). */
export function inverseVarianceMean(
  effects: readonly Effect[],
  betweenVariance: number,
): WeightedMean {
  const weights = effects.map(({ standardError }) => 1 / (standardError ** 2 + betweenVariance))
  const precision = weights.reduce((sum, weight) => sum + weight, 0)
  const origin = effects[0]!.value
  const shift = effects.reduce((sum, { value }, i) => sum + weights[i]! * (value - origin), 0)
  return { value: origin + shift / precision, precision, weights }
}
