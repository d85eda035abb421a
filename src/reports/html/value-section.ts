import { cashFlowChart } from '#charts/cash-flow'
import { npvDotsChart } from '#charts/npv-dots'
import { costTable } from '#charts/tables/cost-table'
import { driverTable } from '#charts/tables/driver-table'
import { returnsTable } from '#charts/tables/returns-table'
import { tornadoChart } from '#charts/tornado'
import { noMoney } from '#charts/value-view'
import { waterfallChart } from '#charts/waterfall'
import { chartFigure, emptyState } from '#drawing/html/chart-figure'
import { headedTable } from '#drawing/html/data-table'
import { html, type Markup } from '#drawing/html/markup'
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
  const costs = costTable(view, locale)
  return section(
    'value',
    'The value',
    html`<p class="of-study note">
        While your own figures are in force, the tables and “What moves it most” stay the study’s.
      </p>
      <div data-live="waterfall">${chartFigure(waterfallChart(view, locale), traced)}</div>
      ${headedTable(driverTable(view, locale), traced)}
      ${findings.length === 0 ? '' : html`<h3>Read with care</h3>`}
      ${findings.length === 0 ? '' : findingList(findings)}
      ${costs.rows.length === 0 ? html`<p class="note">No costs are named.</p>` : headedTable(costs, traced)}
      <div data-live="cash-flow">${chartFigure(cashFlowChart(view, locale), traced)}</div>
      <div data-live="npv-dots-50">${chartFigure(npvDotsChart(view, 50, locale), traced)}</div>
      ${headedTable(returnsTable(view, locale), traced)}
      ${chartFigure(tornadoChart(view, locale), traced)}`,
  )
}
