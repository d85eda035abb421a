import type { DataTable } from '#charts/chart'

/** What a spreadsheet would take for a formula. */
const formula = /^[=+@\t\r]|^-(?![\d.,\s])/

/** A table as text for a spreadsheet; a cell that would be a formula there gets an apostrophe. */
export function tableText(table: DataTable, separator: ',' | '\t'): string {
  const head = table.columns.map(({ label }) => label)
  const rows = table.rows.map((row) => row.map(({ text }) => text))
  return [head, ...rows]
    .map((cells) => cells.map((cell) => quoted(safe(cell), separator)).join(separator))
    .join('\r\n')
}

function safe(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell
}

function quoted(cell: string, separator: string): string {
  const plain = !cell.includes('"') && !cell.includes('\n') && !cell.includes(separator)
  return plain ? cell : `"${cell.replaceAll('"', '""')}"`
}
