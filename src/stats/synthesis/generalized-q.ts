import { type Effect, inverseVarianceMean } from '#stats/synthesis/effect'

/**
 * Cochran's Q at a given variance between studies: sum of w (effect - mean)^2 with
 * w = 1 / (standard error^2 + variance). It falls as the variance grows; at the true one it is
 * chi-square with k - 1 degrees of freedom. Source: DerSimonian and Kacker, Contemp Clin Trials 2007;28:105.
 */
export function generalizedQ(effects: readonly Effect[], betweenVariance: number): number {
  return qAndSlope(effects, betweenVariance).q
}

const STEPS = 200

/**
 * The variance between studies at which Q comes down to a target; 0 where Q starts below it. Newton's
 * method from 0: Q is convex, so the steps never overshoot.
 */
export function varianceAtQ(effects: readonly Effect[], target: number): number {
  let variance = 0
  for (let step = 0; step < STEPS; step++) {
    const { q, slope } = qAndSlope(effects, variance)
    const move = (q - target) / slope
    if (!(move > variance * 2 * Number.EPSILON)) return variance
    variance += move
  }
  return variance
}

/** Q and how fast it falls (as a positive number). */
export function qAndSlope(
  effects: readonly Effect[],
  betweenVariance: number,
): { q: number; slope: number } {
  const { value: mean, weights } = inverseVarianceMean(effects, betweenVariance)
  let q = 0
  let slope = 0
  effects.forEach(({ value }, i) => {
    const part = weights[i]! * (value - mean) ** 2
    q += part
    slope += weights[i]! * part
  })
  return { q, slope }
}
