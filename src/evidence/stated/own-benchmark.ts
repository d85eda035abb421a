import { hasPlace, movedBy, onScale, slopeOf } from '#evidence/synthesis/study-effect'
import type { EffectScale } from '#evidence/synthesis/synthesis'
import { StatisticsError } from '#stats/error'
import { predictionInterval } from '#stats/synthesis/prediction-interval'
import { randomEffects } from '#stats/synthesis/random-effects'

/** What one customer's study found of how well a solution does, on average. */
export interface OwnLevel {
  readonly value: number
  readonly standardError: number
}

/** Where the level of a further customer lies: P5, P50 and P95. */
export interface OwnBenchmark {
  readonly min: number
  readonly median: number
  readonly max: number
}

/**
 * Between which levels a further customer lies, from those of own customers: random effects
 * (Paule-Mandel, Hartung-Knapp floored) over logarithms, logits of shares, or the levels themselves,
 * and `predictionInterval`. Not for several studies of one customer: they are not independent.
 * Errors go to the scale by its slope (delta method), so that every level needs an error that is small
 * against it.
 * Source: Nagashima, Noma and Furukawa, Stat Methods Med Res 2019;28:1689.
 * @throws StatisticsError 'too-few' under three levels; 'domain' for a level that the scale lacks
 */
export function ownBenchmark(levels: readonly OwnLevel[], scale: EffectScale): OwnBenchmark {
  const effects = levels.map(({ value, standardError }) => {
    if (!hasPlace(value, scale))
      throw new StatisticsError('domain', `The level ${value} has no place on its scale.`)
    return { value: onScale(value, scale), standardError: standardError / slopeOf(value, scale) }
  })
  const settings = { estimator: 'paule-mandel', error: 'hartung-knapp-floored', level } as const
  const pooled = randomEffects(effects, settings)
  const { low, high } = predictionInterval(effects, level)
  const back = (x: number): number => movedBy(origin[scale], x, scale)
  return { min: back(low), median: back(pooled.value), max: back(high) }
}

/** From P5 to P95. */
const level = 0.9

/** The level that is 0 on its scale. */
const origin: Readonly<Record<EffectScale, number>> = {
  ratio: 1,
  'odds-ratio': 0.5,
  difference: 0,
}
