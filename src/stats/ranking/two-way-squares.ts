import { momentsOf } from '#stats/descriptive/moments'
import { requireRatings, type Ratings } from '#stats/ranking/ratings'

/** Mean squares of judges by items with one rating a cell. */
export interface TwoWaySquares {
  readonly judges: number
  readonly items: number
  /** Between items, between judges, and what neither explains. */
  readonly ofItems: number
  readonly ofJudges: number
  readonly residual: number
}

/** Sums of squares under this share of the total are rounding. */
const rounding = 1e-13

/**
 * Analysis of variance of judges by items without repeats. A part that rounding alone could leave is 0 exactly.
 * @throws StatisticsError as `requireRatings`
 */
export function twoWaySquares(ratings: Ratings): TwoWaySquares {
  const { judges, items } = requireRatings(ratings)
  const all = momentsOf(ratings.flatMap((row) => Array.from(row)))
  const judgeMeans = ratings.map((row) => momentsOf(row).mean)
  const itemMeans = Array.from({ length: items }, (_, item) =>
    momentsOf(ratings.map((row) => row[item]!)),
  ).map(({ mean }) => mean)
  let residual = 0
  for (const [judge, row] of ratings.entries()) {
    for (let item = 0; item < items; item++)
      residual += (row[item]! - judgeMeans[judge]! - itemMeans[item]! + all.mean) ** 2
  }
  const clear = (squares: number): number => (squares > rounding * all.m2 ? squares : 0)
  return {
    judges,
    items,
    ofItems: clear(judges * momentsOf(itemMeans).m2) / (items - 1),
    ofJudges: clear(items * momentsOf(judgeMeans).m2) / (judges - 1),
    residual: clear(residual) / ((items - 1) * (judges - 1)),
  }
}
