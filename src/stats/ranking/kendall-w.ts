import { midRanks } from '#stats/descriptive/ranks'
import { StatisticsError } from '#stats/error'
import { requireRatings, type Ratings } from '#stats/ranking/ratings'
import { chiSquareTail } from '#stats/special/chi-square'

/** How far judges rank items alike. */
export interface Concordance {
  /** From 0 (the ranks cancel out) to 1 (all judges rank alike). */
  readonly w: number
  /** m (n - 1) W, with n - 1 degrees of freedom where judges rank at random. */
  readonly chiSquare: number
  readonly df: number
  /** From chi-square; too large with few judges or items, see `concordancePermutationP`. */
  readonly pValue: number
  readonly judges: number
  readonly items: number
  /** Whether a judge gave two items the same rating. */
  readonly tied: boolean
}

/**
 * Kendall's coefficient of concordance: how far judges put items in the same order, with the correction for ties.
 * It says nothing of how far apart their ratings are: see `intraclassCorrelation`. m n log n.
 * Source: Kendall and Babington Smith, Ann Math Stat 1939;10:275; ties: Siegel and Castellan, Nonparametric
 * Statistics (1988), section 9.6.
 * @param ratings one row a judge (m), one value an item (n)
 * @throws StatisticsError as `requireRatings`, and 'no-variation' where no judge tells any two items apart
 * @example kendallW([[1, 2, 3], [10, 20, 30]]).w // 1
 */
export function kendallW(ratings: Ratings): Concordance {
  const { judges, items } = requireRatings(ratings)
  const ranked = rankedByJudge(ratings)
  const w = squaresOfRankSums(ranked.ranks) / ranked.largest
  const chiSquare = judges * (items - 1) * w
  const df = items - 1
  const pValue = chiSquareTail(chiSquare, df)
  return { w, chiSquare, df, pValue, judges, items, tied: ranked.tied }
}

/** Each judge's ranks, and the sum of squares that W would be 1 with. */
export interface RankedByJudge {
  readonly ranks: readonly Float64Array[]
  readonly largest: number
  readonly tied: boolean
}

/** @throws StatisticsError 'no-variation' where no judge tells any two items apart */
export function rankedByJudge(ratings: Ratings): RankedByJudge {
  const ranked = ratings.map(midRanks)
  const judges = ranked.length
  const items = ratings[0]?.length ?? 0
  const ties = ranked.reduce((sum, { tieSum }) => sum + tieSum, 0)
  const largest = (judges * (judges * (items ** 3 - items) - ties)) / 12
  if (!(largest > 0))
    throw new StatisticsError('no-variation', 'No judge tells any two items apart.')
  return { ranks: ranked.map(({ ranks }) => ranks), largest, tied: ties > 0 }
}

/** Sum over items of the squared distance of the rank sum from the mean rank sum. */
export function squaresOfRankSums(ranks: readonly Float64Array[]): number {
  const items = ranks[0]?.length ?? 0
  const mean = (ranks.length * (items + 1)) / 2
  let squares = 0
  for (let item = 0; item < items; item++) {
    let sum = 0
    for (const row of ranks) sum += row[item]!
    squares += (sum - mean) ** 2
  }
  return squares
}
