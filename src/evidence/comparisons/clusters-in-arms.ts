import type { IndependentRows } from '#evidence/comparisons/independent-input'
import { takingRows } from '#evidence/comparisons/independent-input'

/**
 * How many clusters stand in an arm each, where every cluster stands in one arm only (whole clusters were
 * treated or not); undefined where some have rows in both, or rows hang together in no clusters.
 */
export function clustersInArms({
  view,
  rows,
  clusters,
}: Pick<IndependentRows, 'view' | 'rows' | 'clusters'>): readonly [number, number] | undefined {
  if (clusters === undefined) return undefined
  const arms = [new Set<number>(), new Set<number>()] as const
  for (const row of takingRows(view, rows)) arms[view.arms[row] === 1 ? 1 : 0].add(clusters[row]!)
  const [base, treatment] = arms
  const crossed = [...base].some((cluster) => treatment.has(cluster))
  return crossed ? undefined : [base.size, treatment.size]
}
