import { betaCdf } from '#stats/special/beta'

/** Probability of at most `k` successes in `n` trials of chance `p`, 0 < p < 1. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0
  return k >= n ? 1 : betaCdf(1 - p, n - k, k + 1)
}

/** The smallest k with at least `probability` at or below it. */
export function binomialQuantile(probability: number, n: number, p: number): number {
  let low = 0
  let high = n
  while (low < high) {
    const middle = (low + high) >>> 1
    if (binomialCdf(middle, n, p) >= probability) high = middle
    else low = middle + 1
  }
  return low
}
