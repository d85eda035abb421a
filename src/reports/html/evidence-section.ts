import { estimateFindings } from '#charts/estimate-findings'
import { designsInWords } from '#charts/designs'
import { distributionCharts } from '#charts/distributions'
import { forestChart } from '#charts/forest'
import { checkTable } from '#charts/tables/check-table'
import { chartFigure } from '#drawing/html/chart-figure'
import { headedTable } from '#drawing/html/data-table'
import { html, type Markup } from '#drawing/html/markup'
import { findingList } from '#reports/html/finding-list'
import type { Page } from '#reports/html/page'
import { section } from '#reports/html/section'
import type { Assessment } from '#study/evaluation/assessment'

/** What was measured: estimates, designs with their grades and warnings, checks, distributions. */
export function evidenceSection({ assessment, locale, traced }: Page): Markup {
  const checks = checkTable(assessment)
  return section(
    'evidence',
    'The evidence',
    html`${chartFigure(forestChart(assessment, locale), traced)} ${designs(assessment)}
    ${estimateWarnings(assessment)} ${checks.rows.length === 0 ? '' : headedTable(checks, traced)}
    ${distributionCharts(assessment, locale).map((chart) => chartFigure(chart, traced))}`,
  )
}

function designs(assessment: Assessment): Markup {
  const items = designsInWords(assessment).map(
    ({ block, words, reason }) =>
      html`<li><b>${block}</b>: ${words} <span class="quiet">${reason}</span></li>`,
  )
  return items.length === 0
    ? html``
    : html`<h3>Designs</h3>
        <ul class="plain">
          ${items}
        </ul>`
}

function estimateWarnings(assessment: Assessment): Markup {
  const findings = estimateFindings(assessment)
  return findings.length === 0
    ? html``
    : html`<h3>Read with care</h3>
        ${findingList(findings)}`
}
