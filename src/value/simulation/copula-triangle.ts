import { warning, type Finding, type Place } from '#quantity/finding'
import { cholesky } from '#stats/linear-algebra/cholesky'
import { nearestCorrelation } from '#stats/linear-algebra/nearest-correlation'

/**
 * The lower triangle that gives independent normal scores these correlations; where they cannot
 * hold together, that of the nearest ones that can, with a finding.
 *
 * @throws StatisticsError `domain` unless the correlations are square and symmetric.
 */
export function copulaTriangle(
  correlation: readonly (readonly number[])[],
  between: { readonly words: string; readonly place: Place },
): { readonly triangle: readonly (readonly number[])[]; readonly findings: readonly Finding[] } {
  const { matrix, changed } = nearestCorrelation(correlation)
  const triangle = cholesky(matrix)
  if (!changed) return { triangle, findings: [] }
  const message = `The correlations between ${between.words} cannot hold together: the nearest that can are used.`
  const hint = 'Weaken the largest of them, or give the missing ones.'
  return { triangle, findings: [warning('correlation', between.place, message, hint)] }
}
