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
 * Undefined for an output that does not vary, or in the draws of a single replicate only.
 *
 * Source: Saltelli et al., Global Sensitivity Analysis: The Primer (2008), section 4.5; bins: Plischke,
 * Reliability Engineering and System Safety 95 (2010) 354-360; unbiased products: Owen, ACM TOMACS 23
 * (2013) 11.
 */
export function firstOrderIndex(
  binned: BinnedMoments,
  output: OutputMoments,
): Estimate | undefined {
  const variances = variancesWithout(output)
  if (variances === undefined) return undefined
  const rows = centredRows(binned, (output.origin ?? 0) + distanceWithout(output, -1))
  return jackknife((without) => {
    const shift = distanceWithout(output, without) - distanceWithout(output, -1)
    return conditionalVariance(rows, shift, without) / variances(without)
  })
}

/** Mean distance from the origin over the replicates but one. */
function distanceWithout({ counts, sums }: OutputMoments, without: number): number {
  return sumWithout(sums, without) / sumWithout(counts, without)
}

/**
 * Variance over the replicates but one, or over all of them for -1. Nothing where an output does not vary, or in the draws of
 * a single replicate only: shares of a variance have no error then.
 */
export function variancesWithout(output: OutputMoments): ((without: number) => number) | undefined {
  const variances = Array.from({ length: REPLICATES + 1 }, (_, r) => {
    const count = sumWithout(output.counts, r - 1)
    return sumWithout(output.squares, r - 1) / count - distanceWithout(output, r - 1) ** 2
  })
  if (!variances.every((variance) => variance > 0)) return undefined
  return (without) => variances[without + 1]!
}

/**
 * Rows of replicates: one for each bin, and one for all bins together. With the sums over a row, those without one
 * replicate, around another centre, take no second walk along it.
 */
interface Rows {
  readonly rows: number
  /** Sum of the distances from the centre, of row i and replicate r at 16 i + r. */
  readonly distances: Float64Array
  readonly counts: Float64Array
  readonly totals: readonly RowTotals[]
}

interface RowTotals {
  distance: number
  count: number
  /** Sums of squares and of products. */
  distances: number
  counts: number
  products: number
}

function centredRows({ bins, counts, sums }: BinnedMoments, centre: number): Rows {
  const length = (bins + 1) * REPLICATES
  const rows = { distances: new Float64Array(length), counts: new Float64Array(length) }
  for (let at = 0; at < counts.length; at++) {
    const distance = sums[at]! - centre * counts[at]!
    const ofAll = bins * REPLICATES + (at & (REPLICATES - 1))
    rows.distances[at] = distance
    rows.counts[at] = counts[at]!
    rows.distances[ofAll]! += distance
    rows.counts[ofAll]! += counts[at]!
  }
  const totals = Array.from({ length: bins + 1 }, (_, row) => totalsOf(rows, row))
  return { rows: bins + 1, ...rows, totals }
}

function totalsOf({ distances, counts }: Pick<Rows, 'distances' | 'counts'>, row: number) {
  const totals: RowTotals = { distance: 0, count: 0, distances: 0, counts: 0, products: 0 }
  for (let at = row * REPLICATES; at < (row + 1) * REPLICATES; at++) {
    const [distance, count] = [distances[at]!, counts[at]!]
    totals.distance += distance
    totals.count += count
    totals.distances += distance * distance
    totals.counts += count * count
    totals.products += distance * count
  }
  return totals
}

/** Weighted mean over the bins of the product of distances, over pairs of replicates; less that of all. */
function conditionalVariance(rows: Rows, shift: number, without: number): number {
  let [variance, draws] = [0, 0]
  for (let row = 0; row < rows.rows - 1; row++) {
    const { product, count } = pairsOf(rows, { row, shift, without })
    variance += count * product
    draws += count
  }
  return variance / draws - pairsOf(rows, { row: rows.rows - 1, shift, without }).product
}

/** The mean product of distances of two replicates of a row, and its draws, without one replicate. */
function pairsOf(
  { distances, counts, totals }: Rows,
  left: { readonly row: number; readonly shift: number; readonly without: number },
): { readonly product: number; readonly count: number } {
  const { row, shift, without } = left
  const at = row * REPLICATES + without
  const [distance, own] = without < 0 ? [0, 0] : [distances[at]!, counts[at]!]
  const all = totals[row]!
  const count = all.count - own
  const sum = all.distance - distance - shift * count
  const countSquares = all.counts - own * own
  const products = all.products - distance * own
  const squares =
    all.distances - distance * distance - 2 * shift * products + shift * shift * countSquares
  const pairs = count * count - countSquares
  return { product: pairs > 0 ? (sum * sum - squares) / pairs : 0, count }
}
