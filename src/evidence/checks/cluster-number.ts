import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import type { PanelSample } from '#evidence/panel/panel-sample'
import { warning } from '#quantity/finding'

/** Under this number of clusters their errors are too sure of themselves. */
export const FEW_CLUSTERS = 30

/**
 * How many clusters stand behind a comparison of groups over time.
 * Source: Bertrand, Duflo and Mullainathan, Quarterly J Economics 2004;119:249; the bound is our convention.
 */
export function clusterNumberCheck(
  { block }: BlockContext,
  { need, clusters, group }: PanelSample,
): Check {
  const countOf = (rows: Int32Array): number => new Set(rows).size
  const treated = countOf(clusters.filter((_, i) => group[i] === 1))
  const control = countOf(clusters.filter((_, i) => group[i] === 0))
  const count = countOf(clusters)
  const few = count < FEW_CLUSTERS
  const words = `\`${need.id}\`: ${count} clusters, ${treated} treated and ${control} not.`
  return {
    block: block.id,
    id: `clusters.${need.id}`,
    label: `Clusters behind \`${need.id}\``,
    value: count,
    unit: 'cluster',
    words,
    settings: { treated, control, least: FEW_CLUSTERS },
    findings: few
      ? [
          warning(
            'few-clusters',
            placeOf(block),
            `${words} Under ${FEW_CLUSTERS} the interval is too narrow.`,
            ...(block.overTime?.firstTreated === undefined
              ? ['Look at the interval of the wild bootstrap beside it as well.']
              : []),
          ),
        ]
      : [],
  }
}
