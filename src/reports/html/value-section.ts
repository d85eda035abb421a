import { cashFlowChart } from '#charts/cash-flow'
import { costComparisonChart } from '#charts/cost-comparison'
import { informationChart } from '#charts/information'
import { npvDotsChart } from '#charts/npv-dots'
import { variantCharts } from '#charts/scenarios'
import { breakEvenTable, withoutBreakEven } from '#charts/tables/break-even-table'
import { costTable } from '#charts/tables/cost-table'
import { driverTable } from '#charts/tables/driver-table'
import { returnsTable } from '#charts/tables/returns-table'
import { tornadoChart } from '#charts/tornado'
import { noMoney, type ValueView } from '#charts/value-view'
import { varianceChart } from '#charts/variance-shares'
import { waterfallChart } from '#charts/waterfall'
import { chartFigure, emptyState } from '#drawing/html/chart-figure'
import { headedTable } from '#drawing/html/data-table'
import { type Content, html, type Markup } from '#drawing/html/markup'
import { findingList } from '#reports/html/finding-list'
import type { Page } from '#reports/html/page'
import { section } from '#reports/html/section'

/** The money: drivers, costs, cash flow, its spread, and what moves it. */
export function valueSection(page: Page): Markup {
  const { view, locale, traced, assessment } = page
  if (view === undefined) {
    return section('value', 'The value', emptyState(noMoney(assessment)))
  }
  const { findings } = view.value
  const variants = variantCharts(view, locale)
  const variance = varianceChart(view, locale)
  return section(
    'value',
    'The value',
    html`<p class="of-study note">
        While your own figures are in force, where the money comes from, the cash flow and the net
        present value follow them; all else here stays the study’s.
      </p>
      <div data-live="waterfall">${chartFigure(waterfallChart(view, locale), traced)}</div>
      ${headedTable(driverTable(view, locale), traced)}
      ${findings.length === 0 ? '' : html`<h3>Read with care</h3>`}
      ${findings.length === 0 ? '' : findingList(findings)} ${costParts(page, view)}
      <div data-live="cash-flow">${chartFigure(cashFlowChart(view, locale), traced)}</div>
      <div data-live="npv-dots-50">${chartFigure(npvDotsChart(view, 50, locale), traced)}</div>
      ${headedTable(returnsTable(view, locale), traced)}
      ${variants.map((chart) => chartFigure(chart, traced))}
      ${chartFigure(tornadoChart(view, locale), traced)}
      ${variance === undefined ? '' : chartFigure(variance, traced)} ${breakEvenParts(page, view)}
      ${view.value.influence === undefined ? '' : chartFigure(informationChart(view, locale), traced)}`,
  )
}

/** What every solution costs, side by side and one by one. */
function costParts({ locale, traced }: Page, view: ValueView): Content {
  const costs = costTable(view, locale)
  if (costs.rows.length === 0) return html`<p class="note">No costs are named.</p>`
  const comparison = costComparisonChart(view, locale)
  return html`${comparison.empty === undefined ? chartFigure(comparison, traced) : ''}
  ${headedTable(costs, traced)}`
}

/** Where each input turns the result around, and which cannot. */
function breakEvenParts({ locale, traced }: Page, view: ValueView): Content {
  const table = breakEvenTable(view, locale)
  if (table.rows.length === 0) return ''
  return html`${headedTable(table, traced)}
  ${withoutBreakEven(view).map((words) => html`<p class="note">${words}</p>`)}`
}
