import type { DataTable } from '#charts/chart'

/** A table as Markdown: numbers to the right, nothing in a cell can end it. */
export function markdownTable(table: DataTable): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(table.columns.map((column) => markdownText(column.label))),
    line(table.columns.map((column) => (column.numeric ? '---:' : '---'))),
    ...table.rows.map((row) => line(row.map((cell) => markdownText(cell.text)))),
  ]
}

/** Text of people inside Markdown: no markup, no HTML, no new line comes out of it. */
export function markdownText(text: string): string {
  return text
    .replaceAll(/[\p{Control}\u2028\u2029]/gu, ' ')
    .replaceAll(/[\\`*_[\]|~$#!]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
