import { keptOutTable, readingTable } from '#charts/tables/reading-tables'
import { namedFindings } from '#charts/estimate-findings'
import { headedTable } from '#drawing/html/data-table'
import { html, type Markup } from '#drawing/html/markup'
import { findingList } from '#reports/html/finding-list'
import type { Page } from '#reports/html/page'
import { section } from '#reports/html/section'

/** What was read, what was kept out and why, and everything wrong or doubtful. No row stands here. */
export function dataSection({ assessment, locale, traced }: Page): Markup {
  const keptOut = keptOutTable(assessment, locale)
  const findings = namedFindings(assessment)
  return section(
    'data',
    'Rows and findings',
    html`${headedTable(readingTable(assessment, locale), traced)}
      ${keptOut.rows.length === 0 ? html`<p>Nothing was kept out.</p>` : headedTable(keptOut, traced)}
      <h3>Everything wrong or doubtful</h3>
      ${findings.length === 0 ? html`<p>Nothing.</p>` : findingList(findings)}`,
  )
}
