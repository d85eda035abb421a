import { REPLICATES } from '#stats/random/points'
import type { BinnedMoments, OutputMoments } from './binned-moments.ts'
import { jackknife, sumWithout, type Estimate } from './jackknife.ts'

/**
 * Which share of an output's variance would go on average if one input were known, the others as
 * they are: the first Sobol index, Var(E[Y | X]) / Var(Y). From the draws at hand: the squared means
 * over bins of the input, each as a product of means of different replicates, which are
 * independent, so that the noise within a bin adds nothing. What the conditional mean moves inside
 * a bin is lost (less than a hundredth of the index with 256 bins, unless a tail rules it). The
 * error is the jackknife's over the replicates. Only for inputs that are independent of the others.
 *
 * Undefined for an output without variance.
 *
 * Source: Saltelli et al., Global Sensitivity Analysis: The Primer (2008), section 4.5; bins: Plischke,
 * Reliability Engineering and System Safety 95 (2010) 354-360; unbiased products: Owen, ACM TOMACS 23
 * (2013) 11.
 */
export function firstOrderIndex(
  binned: BinnedMoments,
  output: OutputMoments,
): Estimate | undefined {
  if (!(varianceWithout(output, -1) > 0)) return undefined
  return jackknife((without) => {
    const mean = meanWithout(output, without)
    return conditionalVariance(binned, mean, without) / varianceWithout(output, without)
  })
}

/** Mean over the replicates but one. */
function meanWithout({ counts, sums }: OutputMoments, without: number): number {
  return sumWithout(sums, without) / sumWithout(counts, without)
}

/** Variance over the replicates but one. */
export function varianceWithout({ counts, sums, squares }: OutputMoments, without: number): number {
  const count = sumWithout(counts, without)
  const mean = sumWithout(sums, without) / count
  return sumWithout(squares, without) / count - mean * mean
}

/** Sum over bins of weight x product of distances from the mean, over pairs of replicates. */
function conditionalVariance(
  { bins, counts, sums }: BinnedMoments,
  mean: number,
  without: number,
): number {
  let variance = 0
  let total = 0
  const all = { sum: 0, squares: 0, count: 0, countSquares: 0 }
  const byReplicate = new Float64Array(REPLICATES)
  const sizes = new Float64Array(REPLICATES)
  for (let bin = 0; bin < bins; bin++) {
    let [sum, squares, count, countSquares] = [0, 0, 0, 0]
    for (let r = 0; r < REPLICATES; r++) {
      if (r === without) continue
      const size = counts[bin * REPLICATES + r]!
      const distance = sums[bin * REPLICATES + r]! - mean * size
      sum += distance
      squares += distance * distance
      count += size
      countSquares += size * size
      byReplicate[r]! += distance
      sizes[r]! += size
    }
    const pairs = count * count - countSquares
    if (pairs > 0) variance += (count * (sum * sum - squares)) / pairs
    total += count
  }
  for (let r = 0; r < REPLICATES; r++) {
    all.sum += byReplicate[r]!
    all.squares += byReplicate[r]! ** 2
    all.count += sizes[r]!
    all.countSquares += sizes[r]! ** 2
  }
  const meanSquare = (all.sum ** 2 - all.squares) / (all.count ** 2 - all.countSquares)
  return variance / total - meanSquare
}
