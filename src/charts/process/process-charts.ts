import type { FlowChart, RowsChart } from '#charts/chart'
import { failureChart, funnelChart } from '#charts/process/failure-points'
import { processMap } from '#charts/process/process-map'
import { variantsChart } from '#charts/process/variants'
import type { ProcessView } from '#evidence/log/process-view'
import type { Locale } from '#quantity/locale'

/** How executions of a log go through the job: the map, the ways, the funnel, where they fail. */
export function processCharts(
  view: ProcessView,
  locale: Locale,
): readonly (FlowChart | RowsChart)[] {
  return [
    processMap(view, locale),
    variantsChart(view, locale),
    ...(view.whole.failures.funnel.length > 1 ? [funnelChart(view, locale)] : []),
    failureChart(view, locale),
  ]
}
