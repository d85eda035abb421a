import type { Draw } from './family.ts'

/** A distribution on finitely many values: rising values with the probability of at most each. */
export interface Steps {
  readonly values: Float64Array
  /** Rising to 1. */
  readonly cumulative: Float64Array
}

/** Rounding in a cumulative sum must not push a probability that meets a step over it. */
const SLACK = 1 - 4 * Number.EPSILON

/** The smallest value whose cumulative probability reaches `p` (the inverse of the cdf, type 1). */
export function stepQuantile({ values, cumulative }: Steps, p: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((cumulative[middle] ?? 1) >= p * SLACK) high = middle
    else low = middle + 1
  }
  return values[low] ?? 0
}

/** The cumulative probability of the largest value at or below `x`. */
export function stepCdf({ values, cumulative }: Steps, x: number): number {
  let count = 0
  let end = values.length
  while (count < end) {
    const middle = (count + end) >>> 1
    if ((values[middle] ?? 0) <= x) count = middle + 1
    else end = middle
  }
  return count === 0 ? 0 : (cumulative[count - 1] ?? 1)
}

/**
 * Draws in constant time on average, by a guide table: for each of as many slices of (0, 1) as
 * there are values, where the search starts. Source: H. C. Chen and Y. Asau, AIIE Transactions 6
 * (1974) 163-166.
 */
export function stepDraw({ values, cumulative }: Steps): Draw {
  const count = values.length
  const guide = new Int32Array(count)
  for (let slice = 0, i = 0; slice < count; slice++) {
    while (i < count - 1 && (cumulative[i] ?? 1) < slice / count) i++
    guide[slice] = i
  }
  return {
    from: 'uniform',
    fill(input, out) {
      for (let k = 0; k < out.length; k++) {
        const u = input[k] ?? 0
        let i = guide[Math.min(count - 1, Math.floor(u * count))] ?? 0
        while (i < count - 1 && (cumulative[i] ?? 1) < u) i++
        out[k] = values[i] ?? 0
      }
    },
  }
}
