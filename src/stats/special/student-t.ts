import { betaLogitQuantile } from './beta.ts'
import { checkPositive, checkProbability, checkVariable } from './check-argument.ts'
import { betaTails } from './incomplete-beta.ts'

/**
 * Probability that a Student t variable is at most `t`; relative error below 1e-12, in the lower
 * tail too (|t| up to 1e150). `df` need not be whole. Throws `domain` unless `df` is above 0.
 * Source: Abramowitz and Stegun 26.7.1: df / (df + t^2) is a beta(df / 2, 1 / 2) variable.
 */
export function studentTCdf(t: number, df: number): number {
  checkVariable('t', t)
  checkPositive('df', df)
  return t <= 0 ? lowerTail(-t, df) : 1 - lowerTail(t, df)
}

/** Probability that a Student t variable lies above `t`, without cancellation. */
export function studentTTail(t: number, df: number): number {
  return studentTCdf(-t, df)
}

/**
 * The value below which a share `p` of the t distribution lies: relative error below 1e-12;
 * minus and plus infinity at 0 and 1. Throws `domain` outside [0, 1] or unless `df` is above 0.
 * Method: `betaLogitQuantile` of df / (df + t^2).
 */
export function studentTQuantile(p: number, df: number): number {
  checkProbability(p)
  checkPositive('df', df)
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity
  if (p === 0.5) return 0
  const tail = Math.min(p, 1 - p)
  const logit = betaLogitQuantile({ lower: 2 * tail, upper: 1 - 2 * tail }, df / 2, 0.5)
  const size = Math.sqrt(df) * Math.exp(-logit / 2)
  return p < 0.5 ? -size : size
}

/** P(T <= -size) for size >= 0. */
function lowerTail(size: number, df: number): number {
  const ratio = (size / Math.sqrt(df)) ** 2
  const point = { x: 1 / (1 + ratio), y: ratio === Infinity ? 1 : ratio / (1 + ratio) }
  return betaTails(point, df / 2, 0.5).lower / 2
}
