import { FEW_CLUSTERS } from '#evidence/checks/cluster-number'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { UnitsView } from '#evidence/rows/units-view'
import { categoriesOf } from '#evidence/rows/units-view'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'

/** Of whole clusters in an arm: from here on Welch's t over clusters holds within a point (docs/calibration.md). */
const LEAST_IN_ARM = 5

/**
 * A warning where the clusters of two arms are so few that their errors are too sure of themselves: of clusters that
 * stand in one arm each under 5 in either, of those with rows in both arms under 30 (Bertrand, Duflo and
 * Mullainathan, Quarterly J Economics 2004;119:249).
 */
export function fewClusters({ block }: BlockContext, view: UnitsView): readonly Finding[] {
  const codes = block.cluster === undefined ? undefined : categoriesOf(view, block.cluster)?.codes
  if (codes === undefined) return []
  const [base, treatment] = [0, 1].map(
    (arm) => new Set(codes.filter((code, row) => code >= 0 && view.arms[row] === arm)),
  ) as [Set<number>, Set<number>]
  const count = new Set([...base, ...treatment]).size
  const apart = block.treatment !== undefined && count === base.size + treatment.size
  const few = apart ? Math.min(base.size, treatment.size) < LEAST_IN_ARM : count < FEW_CLUSTERS
  if (!few) return []
  const least = apart ? `${LEAST_IN_ARM} in an arm` : FEW_CLUSTERS
  return [
    warning(
      'few-clusters',
      placeOf(block),
      `${block.id} has ${count} clusters (${base.size} with ${block.baseline}, ${treatment.size} with ${block.treatment ?? 'nothing else'}): under ${least} the interval can be too narrow.`,
      'Read it as a lower bound of what is not known, or measure more clusters.',
    ),
  ]
}
