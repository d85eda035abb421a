import { StatisticsError } from '#stats/error'
import type { Generator } from '#stats/random/generator'
import { rankedByJudge, squaresOfRankSums } from '#stats/ranking/kendall-w'
import { requireRatings, type Ratings } from '#stats/ranking/ratings'

/**
 * How often judges who rank at random agree at least as much as these: p of Kendall's W for few judges or items, where
 * chi-square is off. Every judge's ranks are dealt to the items anew, ties included; where the ties are the same and the
 * generator is, equal W have equal p.
 * p = (1 + dealings at least as far) / (1 + dealings), so that it is never 0. Cost m x n x permutations.
 * Source: Legendre, J Agric Biol Environ Stat 2005;10:226.
 * @param permutations number of dealings
 * @throws StatisticsError as `kendallW`, and 'domain' unless permutations is a whole number above 0
 */
export function concordancePermutationP(
  ratings: Ratings,
  generator: Generator,
  permutations: number,
): number {
  requireRatings(ratings)
  if (!Number.isInteger(permutations) || permutations < 1)
    throw new StatisticsError('domain', 'The number of permutations is a whole number above 0.')
  const { ranks } = rankedByJudge(ratings)
  const observed = squaresOfRankSums(ranks) * (1 - 1e-10)
  const dealt = ranks.map((row) => row.toSorted())
  let asFar = 0
  for (let k = 0; k < permutations; k++) {
    for (const row of dealt) shuffle(row, generator)
    if (squaresOfRankSums(dealt) >= observed) asFar++
  }
  return (1 + asFar) / (1 + permutations)
}

/** Fisher and Yates. */
function shuffle(values: Float64Array, generator: Generator): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = generator.below(i + 1)
    const value = values[i]!
    values[i] = values[j]!
    values[j] = value
  }
}
