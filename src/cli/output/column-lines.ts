import type { DataTable } from '#charts/chart'
import { textTable, type TextLook } from '#drawing/terminal/text-table'
import { formatCount, formatPlain } from '#quantity/format-number'
import { english } from '#quantity/locale'
import type { DataSetProfile } from '#use-cases/profile-columns'

/** The declared columns of each data set, a line a column. */
export function columnLines(sets: readonly DataSetProfile[], look: TextLook): string[] {
  return sets.flatMap((set, i) => [
    ...(i === 0 ? [] : ['']),
    look.paint.strong(
      `${set.data}  ${set.files.join(', ')} · ${formatCount(set.rows, english)} rows`,
    ),
    ...textTable(columnTable(set), look),
  ])
}

function columnTable({ data, columns }: DataSetProfile): DataTable {
  const heads = ['Column', 'From', 'Holds', 'Unit', 'Present', 'Missing', 'Unread', 'Values']
  const numeric = new Set(['Present', 'Missing', 'Unread'])
  return {
    caption: data,
    columns: heads.map((label) => ({ label, numeric: numeric.has(label) })),
    rows: columns.map((column) =>
      [
        column.id,
        column.from,
        column.holds,
        column.unit ?? '',
        formatCount(column.present, english),
        countOrNone(column.missing),
        countOrNone(unreadOf(column)),
        rangeOf(column),
      ].map((text) => ({ text })),
    ),
  }
}

type Column = DataSetProfile['columns'][number]

/** Cells that are no number, and values that a map does not know. */
function unreadOf({ unreadable, unmapped }: Column): number {
  return unmapped.reduce((sum, { count }) => sum + count, unreadable.count)
}

function countOrNone(count: number): string {
  return count === 0 ? '' : formatCount(count, english)
}

function rangeOf({ min, max }: Column): string {
  if (min === undefined || max === undefined) return ''
  return `${formatPlain(min, english)} to ${formatPlain(max, english)}`
}
