/**
 * One line of a delimited file (RFC 4180). A text that a spreadsheet would take for a formula gets
 * an apostrophe before it: what stands in a table of strangers must not run in ours.
 *
 * Source: OWASP, CSV Injection.
 *
 * @example delimitedLine(['a, b', 2]) // '"a, b",2\n'
 */
export function delimitedLine(cells: readonly (string | number)[]): string {
  return `${cells.map(cellOf).join(',')}\n`
}

function cellOf(cell: string | number): string {
  if (typeof cell === 'number') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
