import { informationChart } from '#charts/information'
import { breakEvenTable } from '#charts/tables/break-even-table'
import type { ValueView } from '#charts/value-view'
import { textTable } from '#drawing/terminal/text-table'
import { block, type Page, paragraph } from '#reports/text/page'

const mostRows = 5

/** What would turn the result around, and what to measure next: the first few of each. */
export function informationLines(view: ValueView, page: Page): readonly string[] {
  if (view.value.influence === undefined) return []
  const turns = breakEvenTable(view, page.locale)
  const next = informationChart(view, page.locale)
  const shown = next.panels[0]!.rows.slice(0, mostRows)
  const lines =
    next.empty === undefined
      ? shown.map(
          ({ label, value, range }) => `${label}: ${[value, range].filter(Boolean).join('; ')}`,
        )
      : [`${next.empty.why} ${next.empty.next}`]
  return [
    ...(turns.rows.length === 0
      ? []
      : block(
          page,
          turns.caption,
          textTable({ ...turns, rows: turns.rows.slice(0, mostRows) }, page),
        )),
    ...block(page, next.title, [
      ...lines.flatMap((line) => paragraph(line, page)),
      ...next.notes.flatMap((note) => paragraph(note, page)),
    ]),
  ]
}
