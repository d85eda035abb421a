import { replicateError, replicateSize } from './replicates.ts'

/** A quantile of draws with its standard error. */
export interface QuantileEstimate {
  readonly value: number
  readonly error: number
}

/** How far below and above a share the density is looked at. */
function reachOf(share: number, count: number): number {
  return Math.min(0.5 / Math.sqrt(count), share / 2, (1 - share) / 2)
}

/** What estimates of some shares take: of each the share a little below, itself, and the one a little above. */
export function sharesToAsk(shares: readonly number[], count: number): readonly number[] {
  return shares.flatMap((share) => {
    const reach = reachOf(share, count)
    return [share - reach, share, share + reach]
  })
}

/**
 * The estimates of some shares: the error of the share of draws below a quantile, never less than one draw, times the
 * distance between the quantiles around it, by the shares between these.
 *
 * @param values of the shares that `sharesToAsk` names
 * @param errorsOf standard errors of the shares of draws up to some values
 * Source: David and Nagaraja, Order Statistics (3rd ed. 2003), section 7.1.
 */
export function estimatesOf(
  shares: readonly number[],
  values: readonly number[],
  of: {
    readonly count: number
    readonly errorsOf: (found: readonly number[]) => readonly number[]
  },
): readonly QuantileEstimate[] {
  const { count, errorsOf } = of
  const found = shares.map((_, i) => values[3 * i + 1]!)
  const errors = errorsOf(found)
  return found.map((value, i) => {
    const spread = (values[3 * i + 2]! - values[3 * i]!) / (2 * reachOf(shares[i]!, count))
    return { value, error: spread > 0 ? Math.max(errors[i]!, 1 / count) * spread : 0 }
  })
}

/**
 * Standard error of the share of draws that count for something.
 *
 * @param counts of them by replicate
 * @param sizes how many draws of each replicate there are
 */
export function errorOfShare(counts: Float64Array, sizes: Float64Array): number {
  const draws = sizes.reduce((sum, size) => sum + size, 0)
  const even = counts.map((n, r) => (n / Math.max(1, sizes[r]!)) * replicateSize(r, draws))
  return replicateError(even, draws)
}

/**
 * The quantile of type 7 of values in order.
 *
 * Source: Hyndman and Fan, The American Statistician 50 (1996) 361.
 */
export function quantileOfRanks(
  share: number,
  count: number,
  valueOfRank: (rank: number) => number,
): number {
  const position = (count - 1) * share
  const below = Math.floor(position)
  const value = valueOfRank(below)
  const part = position - below
  if (part === 0 || value === Infinity) return value
  return value + part * (valueOfRank(below + 1) - value)
}

/** The ranks that `quantileOfRanks` may look at. */
export function ranksOfShare(share: number, count: number): readonly [number, number] {
  const rank = Math.floor((count - 1) * share)
  return [rank, Math.min(rank + 1, count - 1)]
}

/**
 * The cell in which the value of a rank lies.
 *
 * @param starts how many values lie in the cells before each; of all in the last place
 */
export function cellOfRank(starts: Int32Array, rank: number): number {
  let low = 0
  let high = starts.length - 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle + 1]! > rank) high = middle
    else low = middle + 1
  }
  return low
}
