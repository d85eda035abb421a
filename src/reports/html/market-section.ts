import { marketTopics } from '#charts/market/market-topics'
import { chartFigure } from '#drawing/html/chart-figure'
import { headedTable } from '#drawing/html/data-table'
import { html, type Markup } from '#drawing/html/markup'
import type { Page } from '#reports/html/page'
import { section } from '#reports/html/section'

/** What is known of the market, topic by topic. */
export function marketSection(page: Page): Markup {
  const topics = marketTopics(page.assessment, page.locale)
  return section(
    'market',
    'Market',
    html`${topics.map(
      ({ title, parts }) =>
        html`<h3>${title}</h3>
          ${parts.map((part) => partOf(part, page))}`,
    )}`,
  )
}

type Part = ReturnType<typeof marketTopics>[number]['parts'][number]

function partOf({ tables, charts }: Part, { traced }: Page): Markup {
  const filled = tables.filter(({ rows }) => rows.length > 0)
  return html`${filled.map((table) => headedTable(table, traced))}
  ${charts.map((chart) => chartFigure(chart, traced))}`
}
