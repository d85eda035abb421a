import { labelAt } from '#evidence/rows/units-view'
import type { Categories } from '#evidence/rows/question'
import { cellMeans, type RatingRows } from '#market/ratings/rating-table'
import type { SolutionRating } from '#market/ratings/ratings-view'
import { momentsOf } from '#stats/descriptive/moments'
import { meanInterval } from '#stats/intervals/mean-interval'

/**
 * What judges say of each solution: repeats are averaged within judge and item, items within judge, and judges last.
 * The interval is that of the mean over judges by Student's t, as if other judges of their kind had been asked; it is
 * absent with one judge.
 * @param order solutions in the order in which they are shown; others do not stand in the result
 */
export function solutionRatings(
  rows: RatingRows,
  solutions: Categories,
  { order, level }: { readonly order: readonly string[]; readonly level: number },
): readonly SolutionRating[] {
  return order.flatMap((solution) => {
    const own = rows.values.map((value, row) =>
      labelAt(solutions, row) === solution ? value : Number.NaN,
    )
    const means = cellMeans({ ...rows, values: own })
    if (means.size === 0) return []
    const ofJudges = momentsOf(
      [...means.values()].map((items) => momentsOf([...items.values()]).mean),
    )
    return [
      {
        solution,
        value: ofJudges.mean,
        ...(ofJudges.n < 2 ? {} : { interval: meanInterval(ofJudges, level) }),
        judges: ofJudges.n,
        rows: own.filter((value) => !Number.isNaN(value)).length,
      },
    ]
  })
}
