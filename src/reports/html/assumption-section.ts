import { assumptionTable } from '#charts/tables/assumption-table'
import { dataTable } from '#drawing/html/data-table'
import { html, type Markup } from '#drawing/html/markup'
import type { Page } from '#reports/html/page'
import { section } from '#reports/html/section'

/** Every assumption: value, source, owner, review, and how far it moves the result. */
export function assumptionSection({ assessment, locale, traced }: Page): Markup {
  const table = assumptionTable(assessment, locale)
  return section(
    'assumptions',
    'Assumptions',
    table.rows.length === 0
      ? html`<p class="empty">The study has no assumptions.</p>`
      : html`<p class="sub">What was not measured here, the most influential first.</p>
          ${dataTable(table, traced)}`,
  )
}
