import { checkPositive, checkProbability, checkVariable } from './check-argument.ts'
import { gammaTails, logGammaVariable } from './incomplete-gamma.ts'
import { invertTails } from './invert-tails.ts'
import { logGamma } from './log-gamma.ts'
import { scoreOf } from './tails.ts'
import type { Tails } from './tails.ts'

/**
 * Probability that a gamma variable (mean shape x scale) is at most `x`.
 * Relative error below 1e-12. Throws `domain` unless shape and scale are above 0.
 * Source: see `gammaTails`.
 */
export function gammaCdf(x: number, shape: number, scale: number): number {
  return checkedTails(x, shape, scale).lower
}

/** Probability that a gamma variable lies above `x`; otherwise as `gammaCdf`. */
export function gammaTail(x: number, shape: number, scale: number): number {
  return checkedTails(x, shape, scale).upper
}

/**
 * The value below which a share `p` of a gamma distribution lies: relative error below 1e-12,
 * 0 where the value is below the smallest number. Throws `domain` outside [0, 1] or unless shape
 * and scale are above 0. Method: Newton on the logarithm of the smaller tail, in ln x.
 */
export function gammaQuantile(p: number, shape: number, scale: number): number {
  checkProbability(p)
  checkPositive('shape', shape)
  checkPositive('scale', scale)
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity
  return scale * Math.exp(gammaLogQuantile({ lower: p, upper: 1 - p }, shape))
}

/** The logarithm of the quantile at scale 1, for tails inside (0, 1) and a checked shape. */
export function gammaLogQuantile(target: Tails, shape: number): number {
  return invertTails(logGammaVariable(shape), target, startingPoint(target, shape))
}

/** Wilson and Hilferty's cube of a normal variable, or the leading term of the series near 0. */
function startingPoint(target: Tails, shape: number): number {
  const ninth = 1 / (9 * shape)
  const root = 1 - ninth + scoreOf(target) * Math.sqrt(ninth)
  if (root > 0.3) return Math.log(shape) + 3 * Math.log(root)
  return (Math.log(target.lower) + logGamma(shape + 1)) / shape
}

function checkedTails(x: number, shape: number, scale: number): Tails {
  checkVariable('x', x)
  checkPositive('shape', shape)
  checkPositive('scale', scale)
  return gammaTails(x / scale, shape)
}
