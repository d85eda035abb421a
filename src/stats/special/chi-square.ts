import { gammaCdf, gammaQuantile, gammaTail } from './gamma.ts'

/**
 * Probability that a chi-square variable is at most `x`; relative error below 1e-12.
 * Throws `domain` unless `df` is above 0. A gamma variable of shape df / 2 and scale 2.
 */
export function chiSquareCdf(x: number, df: number): number {
  return gammaCdf(x, df / 2, 2)
}

/** Probability that a chi-square variable lies above `x` (the p-value), without cancellation. */
export function chiSquareTail(x: number, df: number): number {
  return gammaTail(x, df / 2, 2)
}

/** The value below which a share `p` of the chi-square distribution lies. */
export function chiSquareQuantile(p: number, df: number): number {
  return gammaQuantile(p, df / 2, 2)
}
