import type { FigureBlock } from '#market/figure-block'
import { resolveEconomicValues } from '#study/document/resolve/market/economic-values'
import { resolveMaps } from '#study/document/resolve/market/maps'
import { resolveMetricChoice } from '#study/document/resolve/market/metric-choice'
import { resolvePaidImprovements } from '#study/document/resolve/market/paid-improvements'
import { resolveReconciliations } from '#study/document/resolve/market/reconciliations'
import type { Resolution } from '#study/document/resolve/resolution'

/** Everything of the market that rests on figures and solutions, in the order in which it is evaluated. */
export function resolveFigureBlocks(resolution: Resolution): readonly FigureBlock[] {
  return [
    ...resolveEconomicValues(resolution),
    ...resolveMaps(resolution),
    ...resolveReconciliations(resolution),
    ...resolvePaidImprovements(resolution),
    ...resolveMetricChoice(resolution),
  ]
}
