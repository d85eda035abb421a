import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { gatherByCluster } from '#stats/regression/row-scores'

/**
 * An estimate from some of the rows with its influence over all of them, a cluster's sum on its first row of all:
 * there it meets the influence of other figures of the same clusters.
 * @param rows the rows that the estimate was made from
 * @param clusters a code for each of all rows
 */
export function onAllRows(
  estimate: LinearEstimate,
  rows: readonly number[],
  clusters: Int32Array,
): LinearEstimate {
  const influence = new Float64Array(clusters.length)
  rows.forEach((row, i) => (influence[row] = estimate.influence[i]!))
  return { ...estimate, influence: gatherByCluster(influence, clusters) }
}
