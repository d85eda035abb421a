import type { Distribution } from './distribution.ts'

export type FamilyName = Distribution['family']

/** The members of `Distribution` that belong to one family. */
export type OfFamily<F extends FamilyName> = Distribution & { readonly family: F }

/** The smallest and largest value a distribution can take; infinite where it has no end. */
export interface Support {
  readonly low: number
  readonly high: number
}

/** How draws are made, and from which numbers that costs least. */
export interface Draw {
  /** Uniform numbers in (0, 1), or standard normal scores. */
  readonly from: 'uniform' | 'score'
  /** Writes the quantile of each number of `input` to `out`; both may be the same array. */
  readonly fill: (input: Float64Array, out: Float64Array) => void
}

/** What every family of distributions answers. All but `check` expect parameters that pass it. */
export interface Family<D extends Distribution> {
  /** What is wrong with the parameters, in plain words, or nothing. */
  check(d: D): string | undefined
  mean(d: D): number
  /** The standard deviation of the whole distribution (no sample correction). */
  sd(d: D): number
  support(d: D): Support
  /** The smallest value with at least a share `p` of the distribution at or below it. */
  quantile(d: D, p: number): number
  /** The probability of a value at or below `x`. */
  cdf(d: D, x: number): number
  /** Draws by the inverse of the cdf, prepared once. */
  draw(d: D): Draw
}
