import { labelAt } from '#evidence/rows/units-view'
import type { Categories } from '#evidence/rows/question'
import { cellMeans, type RatingRows } from '#market/ratings/rating-table'
import type { SolutionRating } from '#market/ratings/ratings-view'
import { momentsOf } from '#stats/descriptive/moments'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import { weightedMeanEstimate } from '#stats/influence/weighted-mean-estimate'
import { studentTCritical } from '#stats/intervals/critical-value'
import { intervalAround } from '#stats/intervals/interval'
import { meanInterval } from '#stats/intervals/mean-interval'

/**
 * What judges say of each solution: repeats are averaged within judge and item, items within judge, and judges last.
 * The interval is that of the mean over judges by Student's t, as if other judges of their kind had been asked; it is
 * absent with one judge. Where rows carry weights, judges count by theirs, with the linearised error.
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
    const ofJudges = overJudges(means, weightsOfJudges(rows), level)
    return [
      {
        solution,
        ...ofJudges,
        judges: means.size,
        rows: own.filter((value) => !Number.isNaN(value)).length,
      },
    ]
  })
}

function overJudges(
  means: ReturnType<typeof cellMeans>,
  weights: ReadonlyMap<string, number> | undefined,
  level: number,
): Pick<SolutionRating, 'value' | 'interval'> {
  const values = Float64Array.from(means.values(), (items) => momentsOf([...items.values()]).mean)
  const moments = momentsOf(values)
  if (values.length < 2) return { value: moments.mean }
  if (weights === undefined) return { value: moments.mean, interval: meanInterval(moments, level) }
  const own = Float64Array.from(means.keys(), (judge) => weights.get(judge)!)
  const found = weightedMeanEstimate(values, own)
  const reach = studentTCritical(level, found.df) * standardErrorOf(found)
  return { value: found.value, interval: intervalAround(found.value, reach, level) }
}

/** The weight of each judge: the mean of that of the judge's rows. */
function weightsOfJudges({ judges, weights }: RatingRows): ReadonlyMap<string, number> | undefined {
  if (weights === undefined) return undefined
  const weighed = [...judges.codes.keys()].filter((row) => weights[row]! > 0)
  const rows = Map.groupBy(weighed, (row) => labelAt(judges, row))
  return new Map(
    [...rows].flatMap(([judge, own]) =>
      judge === undefined ? [] : [[judge, momentsOf(own.map((row) => weights[row]!)).mean]],
    ),
  )
}
