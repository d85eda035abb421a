import { betaVariate } from '#stats/random/beta-variate'
import type { Generator } from '#stats/random/generator'

/**
 * A function that gives the median of one resample after the other without making it: of n places drawn
 * with replacement the middle ones are order statistics of uniform numbers, beta variables, cut to places.
 * Exact, n log n once and a few operations a resample.
 * Source: David and Nagaraja, Order Statistics (3rd ed. 2003), sections 2.1 (beta) and 2.5 (the next one given
 * the one below: the smallest of those above it).
 */
export function drawMedian(sample: Float64Array, generator: Generator): () => number {
  const sorted = sample.toSorted()
  const n = sorted.length
  const below = (n + 1) >> 1
  const draw = betaVariate(below, n - below + 1)
  const at = (uniform: number): number => sorted[Math.min(n - 1, Math.floor(n * uniform))]!
  if (n % 2 === 1) return () => at(draw(generator))
  return () => {
    const low = draw(generator)
    const step = 1 - generator.next() ** (1 / (n - below))
    return middle(at(low), at(low + (1 - low) * step))
  }
}

/** The median with each unit left out, in the order of the sorted sample. */
export function mediansWithoutOne(sample: Float64Array): Float64Array {
  const sorted = sample.toSorted()
  const n = sorted.length
  const half = n >> 1
  if (n % 2 === 0) return sorted.map((_, i) => sorted[i < half ? half : half - 1]!)
  return sorted.map((_, i) =>
    middle(sorted[i < half ? half : half - 1]!, sorted[i <= half ? half + 1 : half]!),
  )
}

/** Half-way, as quantiles of type 7 round it. */
function middle(low: number, high: number): number {
  return low + 0.5 * (high - low)
}
