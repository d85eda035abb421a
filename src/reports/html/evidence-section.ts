import { estimateFindings } from '#charts/estimate-findings'
import { designsInWords } from '#charts/designs'
import { distributionCharts } from '#charts/distributions'
import { forestChart } from '#charts/forest'
import { levelTable } from '#charts/levels'
import { pictureCharts } from '#charts/pictures/picture-charts'
import { checkTables } from '#charts/tables/check-table'
import { interviewTables } from '#charts/tables/interview-table'
import { chartFigure } from '#drawing/html/chart-figure'
import { dataTable, headedTable } from '#drawing/html/data-table'
import { html, type Markup } from '#drawing/html/markup'
import { counted } from '#charts/wording'
import { findingList } from '#reports/html/finding-list'
import type { Page } from '#reports/html/page'
import { section } from '#reports/html/section'
import type { Assessment } from '#study/evaluation/assessment'

/** What was measured: estimates, designs with their grades and warnings, checks, distributions. */
export function evidenceSection(page: Page): Markup {
  const { assessment, locale, traced } = page
  const levels = levelTable(assessment, locale)
  return section(
    'evidence',
    'The evidence',
    html`${chartFigure(forestChart(assessment, locale), traced)}
    ${levels.rows.length === 0 ? '' : headedTable(levels, traced)} ${designs(assessment)}
    ${estimateWarnings(assessment)} ${checks(page)}
    ${interviewTables(assessment, locale).map((table) => headedTable(table, traced))}
    ${pictureCharts(assessment, locale).map((chart) => chartFigure(chart, traced))}
    ${distributionCharts(assessment, locale).map((chart) => chartFigure(chart, traced))}`,
  )
}

/** The checks that ask for attention; those that passed are folded into one line. */
function checks({ assessment, traced }: Page): Markup {
  const { open, passed } = checkTables(assessment)
  const folded = html`<details class="behind">
    <summary>${counted(passed.rows.length, 'check')} passed</summary>
    ${dataTable(passed, traced)}
  </details>`
  return html`${open.rows.length === 0 ? '' : headedTable(open, traced)}
  ${passed.rows.length === 0 ? '' : folded}`
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
