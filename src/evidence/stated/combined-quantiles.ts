import type { Distribution } from '#stats/distributions/distribution'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'

const POINTS = 200

/**
 * Quantiles of a function of two independent quantities, from 200 equally likely values of each.
 * @param probabilities inside (0, 1)
 */
export function combinedQuantiles(
  [first, second]: readonly [Distribution, Distribution],
  of: (first: number, second: number) => number,
  probabilities: readonly number[],
): readonly number[] {
  const ones = equallyLikely(first)
  const others = equallyLikely(second)
  const values = new Float64Array(POINTS * POINTS)
  ones.forEach((one, i) => others.forEach((other, j) => (values[i * POINTS + j] = of(one, other))))
  values.sort()
  return probabilities.map(
    (p) => values[Math.min(values.length - 1, Math.floor(p * values.length))]!,
  )
}

function equallyLikely(distribution: Distribution): readonly number[] {
  return Array.from({ length: POINTS }, (_, i) =>
    distributionQuantile(distribution, (i + 0.5) / POINTS),
  )
}
