import type { DataTable, RowsChart } from '#charts/chart'
import { informationChart, informationWords } from '#charts/information'
import { valueView } from '#charts/value-view'
import { wrapCells } from '#drawing/terminal/text-cells'
import { textTable, type TextLook } from '#drawing/terminal/text-table'
import { english } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** What is worth measuring before the decision, and what the declared tests cost. */
export function measureNextLines(assessment: Assessment, look: TextLook): readonly string[] {
  const view = valueView(assessment)
  if (view?.value.influence === undefined) return []
  const chart = informationChart(view, english)
  const words =
    chart.empty === undefined
      ? informationWords(view, english)
      : `${chart.empty.why} ${chart.empty.next}`
  return [
    '',
    ...wrapCells(chart.title, look.width).map(look.paint.strong),
    ...wrapCells(words, look.width),
    ...(chart.empty === undefined ? ['', ...textTable(shortTable(chart), look)] : []),
    ...chart.notes.flatMap((note) => wrapCells(note, look.width)),
  ]
}

/** What is worth anything: what it is, the most to pay for it, and the best test of it. */
function shortTable({ panels }: RowsChart): DataTable {
  return {
    caption: 'What is worth measuring',
    columns: ['What', 'Worth at most', 'Test'].map((label) => ({ label, numeric: false })),
    rows: panels.flatMap(({ rows }) =>
      rows.map(({ label, value, range }) => [
        { text: label },
        { text: value.replace('up to ', '') },
        { text: range === '' ? '–' : range },
      ]),
    ),
  }
}
