import { normalDensity } from '../special/normal.ts'
import type { OfFamily } from './family.ts'

/**
 * Mean and standard deviation of a logit-normal share, which have no closed form: the trapezoidal
 * rule over the normal score, whose error falls exponentially for this integrand (L. N. Trefethen
 * and J. A. C. Weideman, SIAM Review 56 (2014) 385-458). Error below 1e-12 of the sd;
 * the cost grows with sigma (70 evaluations up to sigma 3).
 */
export function logitNormalMoments({ mu, sigma }: OfFamily<'logit-normal'>): {
  readonly mean: number
  readonly sd: number
} {
  // Taken below 1/2, where a share keeps its digits; the sd is the same on the other side.
  const distance = -Math.abs(mu)
  const share = (z: number) => 1 / (1 + Math.exp(-(distance + sigma * z)))
  const mean = expectation(sigma, distance, share)
  const variance = expectation(sigma, distance, (z) => (share(z) - mean) ** 2)
  return { mean: mu > 0 ? 1 - mean : mean, sd: Math.sqrt(variance) }
}

/** The mean of a function of a standard normal score that grows at most like exp(2 sigma z). */
function expectation(sigma: number, distance: number, value: (z: number) => number): number {
  const reach = 9 + (sigma === 0 ? 0 : Math.min(2 * sigma, -distance / sigma))
  const steps = Math.ceil(reach / Math.min(0.25, 0.75 / sigma))
  const step = reach / steps
  let sum = 0
  for (let i = -steps; i <= steps; i++) {
    const z = i * step
    sum += value(z) * normalDensity(z)
  }
  return sum * step
}
