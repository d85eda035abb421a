import type { EventColumns, TextColumn } from '#evidence/log/event-columns'

/** Events from rows of texts under names; an empty text is missing. Lines count from 2, as below a header. */
export function eventsOf(
  names: readonly string[],
  rows: readonly (readonly string[])[],
): EventColumns {
  const columns = names.map((name, place): [string, TextColumn] => {
    const labels = [...new Set(rows.map((row) => row[place] ?? ''))].filter((text) => text !== '')
    const codes = Int32Array.from(rows, (row) => labels.indexOf(row[place] ?? ''))
    return [name, { kind: 'text', codes, labels }]
  })
  return {
    rows: rows.length,
    lines: Float64Array.from(rows, (_, row) => row + 2),
    columns: new Map(columns),
  }
}
