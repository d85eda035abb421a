import { normalCdf, normalDensity } from '#stats/special/normal'

/** A point of the standard normal distribution with its share. */
export interface NormalNode {
  readonly z: number
  /** P(Z <= z). */
  readonly p: number
  readonly weight: number
}

const REACH = 7.5

/**
 * The standard normal distribution as evenly spaced points (trapezoidal rule): at a step of 1/2 or less
 * expectations of smooth functions to about 1e-12 (Trefethen and Weideman, SIAM Review 2014;56:385,
 * section 5).
 */
export function normalNodes(step: number): readonly NormalNode[] {
  return Array.from({ length: Math.round((2 * REACH) / step) + 1 }, (_, i) => {
    const z = -REACH + i * step
    return { z, p: normalCdf(z), weight: step * normalDensity(z) }
  })
}
