import { checkPositive, checkProbability, checkVariable } from './check-argument.ts'
import { betaTails, logitBetaVariable } from './incomplete-beta.ts'
import { invertTails } from './invert-tails.ts'
import { normalQuantile } from './normal.ts'

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
 * Method: Newton on the logarithm of the tail of df / (df + t^2), in its logit.
 */
export function studentTQuantile(p: number, df: number): number {
  checkProbability(p)
  checkPositive('df', df)
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity
  if (p === 0.5) return 0
  const tail = Math.min(p, 1 - p)
  const target = { lower: 2 * tail, upper: 1 - 2 * tail }
  const logit = invertTails(logitBetaVariable(df / 2, 0.5), target, startingLogit(tail, df))
  const size = Math.sqrt(df) * Math.exp(-logit / 2)
  return p < 0.5 ? -size : size
}

/** P(T <= -size) for size >= 0. */
function lowerTail(size: number, df: number): number {
  const ratio = (size / Math.sqrt(df)) ** 2
  const point = { x: 1 / (1 + ratio), y: ratio === Infinity ? 1 : ratio / (1 + ratio) }
  return betaTails(point, df / 2, 0.5).lower / 2
}

/** Near the logit, from a series around the normal quantile (Abramowitz and Stegun 26.7.5). */
function startingLogit(tail: number, df: number): number {
  const z = -normalQuantile(tail)
  const square = z * z
  const first = (square + 1) / 4
  const second = ((5 * square + 16) * square + 3) / 96
  const third = (((3 * square + 19) * square + 17) * square - 15) / 384
  const size = z * (1 + (first + (second + third / df) / df) / df)
  const start = Math.log(df) - 2 * Math.log(size)
  return Number.isFinite(start) ? start : Math.log(2 * df)
}
