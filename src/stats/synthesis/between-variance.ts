import { type Effect, inverseVarianceMean, requireEffects } from '#stats/synthesis/effect'
import { generalizedQ, varianceAtQ } from '#stats/synthesis/generalized-q'

/**
 * How the variance between studies is estimated. Paule-Mandel: the one at which Q is what is expected;
 * always found, no shape assumed, always inside the Q-profile interval. REML: the most likely one if
 * effects are normal. DerSimonian-Laird: in one step; too small where studies differ much, for comparison
 * with older reports.
 */
export type BetweenVarianceEstimator = 'paule-mandel' | 'reml' | 'dersimonian-laird'

/**
 * How much true effects vary between studies (tau^2), 0 or more; 0 says that chance explains what
 * differs, not that nothing differs. Rough under ten studies.
 * Source: Paule and Mandel, J Res Natl Bur Stand 1982;87:377; Viechtbauer, J Educ Behav Stat 2005;30:261
 * (REML); DerSimonian and Laird, Control Clin Trials 1986;7:177. Compared in Langan et al., Res Synth
 * Methods 2019;10:83.
 * @throws StatisticsError as `requireEffects`, from two effects on
 */
export function betweenVariance(
  effects: readonly Effect[],
  estimator: BetweenVarianceEstimator,
): number {
  requireEffects(effects, 2)
  switch (estimator) {
    case 'paule-mandel':
      return varianceAtQ(effects, effects.length - 1)
    case 'reml':
      return restrictedMaximumLikelihood(effects)
    case 'dersimonian-laird':
      return derSimonianLaird(effects)
  }
}

function derSimonianLaird(effects: readonly Effect[]): number {
  const { precision, weights } = inverseVarianceMean(effects, 0)
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0)
  const excess = generalizedQ(effects, 0) - (effects.length - 1)
  return Math.max(0, excess / (precision - squares / precision))
}

const STEPS = 1000

/** Fisher scoring with halved steps where the likelihood would fall. */
function restrictedMaximumLikelihood(effects: readonly Effect[]): number {
  let variance = derSimonianLaird(effects)
  for (let step = 0; step < STEPS; step++) {
    let next = Math.max(0, variance + scoringStep(effects, variance))
    const now = logLikelihood(effects, variance)
    while (logLikelihood(effects, next) < now && Math.abs(next - variance) > tolerance(variance))
      next = (next + variance) / 2
    if (Math.abs(next - variance) <= tolerance(variance)) return next
    variance = next
  }
  return variance
}

function tolerance(variance: number): number {
  return 1e-13 * variance
}

/** Score over expected information of the restricted likelihood. */
function scoringStep(effects: readonly Effect[], variance: number): number {
  const { value: mean, precision, weights } = inverseVarianceMean(effects, variance)
  const power = (k: number) => weights.reduce((sum, weight) => sum + weight ** k, 0)
  const fit = effects.reduce((sum, { value }, i) => sum + (weights[i]! * (value - mean)) ** 2, 0)
  const second = power(2)
  const trace = precision - second / precision
  return (fit - trace) / (second - (2 * power(3)) / precision + (second / precision) ** 2)
}

function logLikelihood(effects: readonly Effect[], variance: number): number {
  const { precision, weights } = inverseVarianceMean(effects, variance)
  const logs = weights.reduce((sum, weight) => sum + Math.log(weight), 0)
  return (logs - Math.log(precision) - generalizedQ(effects, variance)) / 2
}
