import { agreementChart } from '#charts/surveys/agreement-chart'
import { surveyTable } from '#charts/surveys/survey-table'
import { chartFigure } from '#drawing/html/chart-figure'
import { headedTable } from '#drawing/html/data-table'
import { html, type Markup } from '#drawing/html/markup'
import type { RatingsView } from '#market/ratings/ratings-view'
import type { Page } from '#reports/html/page'
import { section } from '#reports/html/section'

/** What people were asked: the ratings of each survey, and how far those who gave them agree. */
export function surveySection(page: Page): Markup {
  const surveys = page.assessment.surveys.map((view) => surveyOf(view, page))
  return section('surveys', 'Surveys', html`${surveys}`)
}

function surveyOf(view: RatingsView, { assessment, locale, traced }: Page): Markup {
  const table = surveyTable(view, assessment, locale)
  return html`${table.rows.length === 0 ? '' : headedTable(table, traced)}
  ${chartFigure(agreementChart(view, assessment, locale), traced)}`
}
