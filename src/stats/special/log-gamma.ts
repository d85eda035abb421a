import { checkPositive } from './check-argument.ts'
import { polynomial } from './polynomial.ts'

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI)
/** From here on seven terms of Stirling's series leave an error below 1e-16. */
const ASYMPTOTIC = 12

/**
 * Natural logarithm of the gamma function of `x > 0`. Error below 1e-14, relative or absolute
 * whichever is larger (the value is 0 at 1 and 2). Throws `domain` at or below 0.
 * Source: DLMF 5.11.1 (Stirling's series), 5.5.1 (shift upwards below 12).
 */
export function logGamma(x: number): number {
  checkPositive('x', x)
  if (x === 1 || x === 2) return 0
  let product = 1
  let shifted = x
  for (; shifted < ASYMPTOTIC; shifted++) product *= shifted
  const main = (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI
  return main + stirlingSeries(shifted) - Math.log(product)
}

/**
 * What Stirling's formula leaves out: logGamma(x) - (x - 1/2) ln x + x - ln(2 pi) / 2.
 * Small and free of cancellation for large `x`; it lets densities with large parameters be
 * written as one exponential of small terms (C. Loader, "Fast and accurate computation of
 * binomial probabilities", 2000).
 */
export function stirlingCorrection(x: number): number {
  if (x >= ASYMPTOTIC) return stirlingSeries(x)
  return logGamma(x) - (x - 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI
}

function stirlingSeries(x: number): number {
  return polynomial(STIRLING, 1 / (x * x)) / x
}

const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156]
