import { checkPositive, checkProbability, checkVariable } from './check-argument.ts'
import { betaTails, logitBetaVariable, unitPoint } from './incomplete-beta.ts'
import { invertTails } from './invert-tails.ts'
import { scoreOf } from './tails.ts'
import type { Tails } from './tails.ts'

/**
 * Probability that a beta(a, b) variable is at most `x`. Relative error below 1e-12.
 * Throws `domain` unless `a` and `b` are above 0. Source: see `betaTails`.
 */
export function betaCdf(x: number, a: number, b: number): number {
  return checkedTails(x, a, b).lower
}

/** Probability that a beta(a, b) variable lies above `x`; otherwise as `betaCdf`. */
export function betaTail(x: number, a: number, b: number): number {
  return checkedTails(x, a, b).upper
}

/**
 * The value below which a share `p` of a beta(a, b) distribution lies, with the relative error of
 * both x and 1 - x below 1e-12 as far as a number near 1 can hold it.
 * Throws `domain` outside [0, 1] or unless `a` and `b` are above 0.
 * Method: Newton on the logarithm of the smaller tail, in logit x.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  checkProbability(p)
  checkPositive('a', a)
  checkPositive('b', b)
  if (p === 0 || p === 1) return p
  return unitPoint(betaLogitQuantile({ lower: p, upper: 1 - p }, a, b)).x
}

/** The logit of the beta quantile, for tails inside (0, 1) and checked arguments. */
export function betaLogitQuantile(target: Tails, a: number, b: number): number {
  return invertTails(logitBetaVariable(a, b), target, startingPoint(target, a, b))
}

/** Half the logarithm of an F variable is near normal (Abramowitz and Stegun 26.5.22). */
function startingPoint(target: Tails, a: number, b: number): number {
  if (a < 1 || b < 1) return Math.log(a / b)
  const z = -scoreOf(target)
  const left = 1 / (2 * a - 1)
  const right = 1 / (2 * b - 1)
  const h = 2 / (left + right)
  const shift = (z * z - 3) / 6
  const w = (z * Math.sqrt(h + shift)) / h - (right - left) * (shift + 5 / 6 - 2 / (3 * h))
  const start = Math.log(a / b) - 2 * w
  return Number.isFinite(start) ? start : Math.log(a / b)
}

function checkedTails(x: number, a: number, b: number): Tails {
  checkVariable('x', x)
  checkPositive('a', a)
  checkPositive('b', b)
  return betaTails({ x, y: 1 - x }, a, b)
}
