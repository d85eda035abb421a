import type { RowSample } from '#use-cases/ports/rows'

/** Some rows as a table, each with the line it stands on. */
export function rowLines(sample: RowSample, width: number): string[] {
  const head = ['line', ...sample.columns]
  const body = sample.rows.map(({ line, cells }) => [
    String(line),
    ...cells.map((cell) => (cell === null ? '–' : shown(cell))),
  ])
  const widths = head.map((_, index) =>
    Math.max(...[head, ...body].map((row) => (row[index] ?? '').length)),
  )
  const lines = [head, ...body].map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd()
      .slice(0, width),
  )
  return ['', ...lines, `${sample.rows.length} of ${sample.total} rows`]
}

function shown(cell: string | number): string {
  return typeof cell === 'number' ? String(Number(cell.toPrecision(8))) : cell
}
