import { betaLogitQuantile } from './beta.ts'
import { checkPositive, checkProbability, checkVariable } from './check-argument.ts'
import { betaTails } from './incomplete-beta.ts'
import { fromLower } from './tails.ts'

/**
 * Probability that an F variable with `d1` and `d2` degrees of freedom lies above `f` (the
 * p-value); relative error below 1e-12. Throws `domain` unless both degrees are above 0.
 * Source: Abramowitz and Stegun 26.6.2.
 */
export function fTail(f: number, d1: number, d2: number): number {
  checkVariable('f', f)
  checkPositive('d1', d1)
  checkPositive('d2', d2)
  if (f <= 0) return 1
  if (f === Infinity) return 0
  const total = d2 + d1 * f
  return betaTails({ x: d2 / total, y: (d1 * f) / total }, d2 / 2, d1 / 2).lower
}

/**
 * The value below which a share `p` of the F distribution with `d1` and `d2` degrees of freedom lies.
 * Throws `domain` unless 0 <= p <= 1 and both degrees are above 0. Infinity for p = 1.
 * Source: Abramowitz and Stegun 26.6.2, inverted on the logit scale.
 */
export function fQuantile(p: number, d1: number, d2: number): number {
  checkProbability(p)
  checkPositive('d1', d1)
  checkPositive('d2', d2)
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity
  const logit = betaLogitQuantile(fromLower(p), d1 / 2, d2 / 2)
  return (d2 / d1) * Math.exp(logit)
}
