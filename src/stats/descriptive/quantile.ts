import { type Sample, requireSample } from '#stats/descriptive/sample'
import { selectInPlace } from '#stats/descriptive/select'
import { StatisticsError } from '#stats/error'

/**
 * Quantile of ascending values: linear between the order statistics around (n - 1) p.
 * The order is not checked.
 * Source: Hyndman and Fan, The American Statistician 1996;50:361, type 7 (the default of R and NumPy).
 * @param p between 0 and 1
 * @throws StatisticsError 'too-few' without values, 'domain' for p outside 0..1
 * @example quantileSorted([1, 2, 3, 4], 0.5) // 2.5
 */
export function quantileSorted(sorted: Sample, p: number): number {
  if (sorted.length === 0) throw new StatisticsError('too-few', 'At least 1 value is needed.')
  requireProbability(p)
  const position = (sorted.length - 1) * p
  const below = Math.floor(position)
  const value = sorted[below]!
  const share = position - below
  return share === 0 ? value : value + share * (sorted[below + 1]! - value)
}

/**
 * Quantiles of type 7, one for each probability, by selection on a copy: the caller's values keep
 * their order. Linear on average.
 * @throws StatisticsError 'too-few' without values, 'not-finite', 'domain' for a probability outside 0..1
 * @example quantiles([3, 1, 2], [0, 0.5]) // [1, 2]
 */
export function quantiles(values: Sample, probabilities: readonly number[]): number[] {
  requireSample(values, 1)
  for (const p of probabilities) requireProbability(p)
  const copy = Float64Array.from(values)
  let settled = 0
  for (const rank of neededRanks(copy.length, probabilities)) {
    selectInPlace(copy, settled, copy.length - 1, rank)
    settled = rank + 1
  }
  return probabilities.map((p) => quantileSorted(copy, p))
}

/**
 * The value in the middle; half-way between the two middle ones for an even number.
 * @throws StatisticsError 'too-few' without values, 'not-finite'
 */
export function medianOf(values: Sample): number {
  return quantiles(values, [0.5])[0]!
}

/** Ranks, ascending, that the probabilities interpolate between. */
function neededRanks(n: number, probabilities: readonly number[]): number[] {
  const ranks = new Set<number>()
  for (const p of probabilities) {
    const below = Math.floor((n - 1) * p)
    ranks.add(below)
    ranks.add(Math.min(below + 1, n - 1))
  }
  return [...ranks].toSorted((a, b) => a - b)
}

/** @throws StatisticsError 'domain' for anything outside 0..1 */
export function requireProbability(p: number): void {
  if (!(p >= 0 && p <= 1))
    throw new StatisticsError('domain', `A probability lies between 0 and 1, not at ${p}.`, { p })
}
