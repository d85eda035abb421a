import { processCharts } from '#charts/process/process-charts'
import { processTables } from '#charts/process/process-tables'
import { chartFigure } from '#drawing/html/chart-figure'
import { headedTable } from '#drawing/html/data-table'
import { html, type Markup } from '#drawing/html/markup'
import type { ProcessView } from '#evidence/log/process-view'
import type { Page } from '#reports/html/page'
import { section } from '#reports/html/section'

/** How executions go through the job, where a log shows it: map, ways, funnel, failure points. */
export function processSection(page: Page): Markup {
  const [first, ...others] = page.assessment.processes
  return section(
    'process',
    'The process',
    html`${first === undefined ? '' : processOf(first, page)}
    ${others.map(
      (view) =>
        html`<details class="behind">
          <summary>The process in ${view.data}</summary>
          ${processOf(view, page)}
        </details>`,
    )}`,
  )
}

function processOf(view: ProcessView, { locale, traced }: Page): Markup {
  return html`${processCharts(view, locale).map((chart) => chartFigure(chart, traced))}
  ${processTables(view, locale).map((table) => headedTable(table, traced))}`
}
