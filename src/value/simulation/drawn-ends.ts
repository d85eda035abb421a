import { quantiles } from '#stats/descriptive/quantile'

/** Where an input lies at its P10 and at its P90. */
export interface InputEnds {
  readonly low: number
  readonly high: number
  /** Standard error of their distance, as a share of it; 0 where the ends are exact. */
  readonly relativeError: number
}

/** Half the share of the draws that tells how dense they lie at an end. */
const WINDOW = 0.02

/**
 * P10 and P90 of a column of draws. They lie elsewhere at another seed: the variance of their
 * distance is (p (1 - p) (s1^2 + s2^2) - 2 p^2 s1 s2) / n with p = 0.1 and s the inverse density
 * at each end, from the draws between p - 0.02 and p + 0.02.
 * Source: David and Nagaraja, Order Statistics (3rd ed. 2003), section 10.3.
 */
export function drawnEnds(column: Float64Array): InputEnds {
  const [below, low, above, under, high, over] = quantiles(column, [
    0.1 - WINDOW,
    0.1,
    0.1 + WINDOW,
    0.9 - WINDOW,
    0.9,
    0.9 + WINDOW,
  ]) as [number, number, number, number, number, number]
  if (high === low) return { low, high, relativeError: 0 }
  const [s1, s2] = [(above - below) / (2 * WINDOW), (over - under) / (2 * WINDOW)]
  const variance = (0.09 * (s1 * s1 + s2 * s2) - 0.02 * s1 * s2) / column.length
  return { low, high, relativeError: Math.sqrt(variance) / (high - low) }
}
