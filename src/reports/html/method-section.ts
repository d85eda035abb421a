import { conventions } from '#charts/conventions'
import { gradeTable } from '#charts/tables/grade-table'
import { headedTable } from '#drawing/html/data-table'
import { html, type Markup } from '#drawing/html/markup'
import type { Page } from '#reports/html/page'
import { section } from '#reports/html/section'

/** Conventions and settings in use. */
export function methodSection({ assessment, locale, traced }: Page): Markup {
  return section(
    'method',
    'How it was worked out',
    html`<ul class="plain conventions">
        ${conventions(assessment, locale).map((text) => html`<li>${text}</li>`)}
      </ul>
      ${headedTable(gradeTable(locale), traced)}`,
  )
}
