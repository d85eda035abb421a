import { StatisticsError } from '#stats/error'
import { type Effect, requireEffects } from '#stats/synthesis/effect'
import { type TTest, tTestOf } from '#stats/tests/t-test'

/** Whether small studies find other effects than large ones. */
export interface SmallStudies {
  /** Change of the effect per unit of standard error (Egger's intercept): 0 where small studies agree. */
  readonly slope: TTest
  /** The effect that the line gives for a study without error. */
  readonly limit: number
}

/**
 * Whether small studies find larger (or smaller) effects than large ones, as when those without an
 * effect were not reported: regression of the effect on its standard error, weighted by precision, t on
 * k - 2 degrees of freedom. Weak under ten studies; real differences look the same.
 * Source: Egger et al., BMJ 1997;315:629, in the form of Sterne and Egger (2005), Publication Bias in
 * Meta-Analysis, chapter 6.
 * @throws StatisticsError 'too-few' under three effects, 'no-variation' where all errors are alike or
 *   the effects lie on a line, otherwise as `requireEffects`
 */
export function eggerTest(effects: readonly Effect[], level: number): SmallStudies {
  requireEffects(effects, 3)
  const weights = effects.map(({ standardError }) => 1 / standardError ** 2)
  const mean = (of: (effect: Effect) => number) =>
    weightedSum(effects, weights, of) / weights.reduce((sum, weight) => sum + weight, 0)
  const error = mean((effect) => effect.standardError)
  const value = mean((effect) => effect.value)
  const spread = weightedSum(effects, weights, (e) => (e.standardError - error) ** 2)
  if (!(spread > weightedSum(effects, weights, (e) => e.standardError ** 2) * 1e-20))
    throw new StatisticsError('no-variation', 'All studies have the same standard error.')
  const joint = weightedSum(effects, weights, (e) => (e.standardError - error) * (e.value - value))
  const slope = joint / spread
  const limit = value - slope * error
  const rest = weightedSum(
    effects,
    weights,
    (e) => (e.value - limit - slope * e.standardError) ** 2,
  )
  const df = effects.length - 2
  return { slope: tTestOf(slope, Math.sqrt(rest / df / spread), df, level), limit }
}

function weightedSum(
  effects: readonly Effect[],
  weights: readonly number[],
  of: (effect: Effect) => number,
): number {
  return effects.reduce((sum, effect, i) => sum + weights[i]! * of(effect), 0)
}
