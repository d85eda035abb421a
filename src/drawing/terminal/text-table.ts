import type { DataTable } from '#charts/chart'
import { type Paint } from '#drawing/terminal/paint'
import { cellCount, pad, printable, wrapCells } from '#drawing/terminal/text-cells'

/** How wide the terminal is and how words are lifted in it. */
export interface TextLook {
  readonly width: number
  readonly paint: Paint
}

const gap = 2
const longestWord = 16
/** What the first column keeps as long as others can give way. */
const comfortable = 26

/** A table in columns; the widest columns of words give way until it fits, their text wraps. */
export function textTable(table: DataTable, look: TextLook): readonly string[] {
  const cells = table.rows.map((row) => row.map((cell) => printable(cell.text)))
  const heads = table.columns.map((column) => printable(column.label))
  const shown = heads.map((_, i) => cells.some((row) => row[i] !== '' && row[i] !== '–'))
  const texts = heads.map((head, i) => (shown[i] ? [head, ...column(cells, i)] : []))
  const widths = fitWidths(
    texts.map((column) => Math.max(0, ...column.map(cellCount))),
    texts.map(leastWidth),
    { width: look.width, numeric: table.columns.map((column) => column.numeric) },
  )
  const line = (texts: readonly string[], lift: (text: string) => string): readonly string[] =>
    rowLines(texts, table, widths).map((text) => lift(text.trimEnd()))
  return [...line(heads, look.paint.quiet), ...cells.flatMap((row) => line(row, (text) => text))]
}

function column(cells: readonly (readonly string[])[], index: number): readonly string[] {
  return cells.map((row) => row[index] ?? '')
}

/**
 * The widest column of words gives way first, then the widest of numbers, and the first column, which
 * names the row, below its comfort last; none goes below its least.
 */
function fitWidths(
  wanted: readonly number[],
  least: readonly number[],
  room: { readonly width: number; readonly numeric: readonly boolean[] },
): readonly number[] {
  const widths = [...wanted]
  const used = (): number =>
    widths.reduce((sum, one) => sum + one, 0) + gap * (widths.filter((one) => one > 0).length - 1)
  while (used() > room.width) {
    const open = widths.map((width, i) => {
      if (width <= least[i]!) return -1e6
      if (i === 0 && width <= comfortable) return width - 2e3
      return width - (room.numeric[i] ? 1e3 : 0)
    })
    const widest = Math.max(...open)
    if (widest === -1e6) break
    widths[open.indexOf(widest)]! -= 1
  }
  return widths
}

/** A column is never narrower than its longest word, up to a limit. */
function leastWidth(texts: readonly string[]): number {
  const words = texts.flatMap((text) => text.split(' '))
  return Math.min(longestWord, Math.max(0, ...words.map(cellCount)))
}

function rowLines(
  texts: readonly string[],
  table: DataTable,
  widths: readonly number[],
): readonly string[] {
  const wrapped = texts.map((text, i) => (widths[i] === 0 ? [] : wrapCells(text, widths[i]!)))
  const height = Math.max(1, ...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_, y) =>
    wrapped
      .map((lines, i) =>
        pad(lines[y] ?? '', widths[i]!, table.columns[i]?.numeric ? 'end' : 'start'),
      )
      .filter((_, i) => widths[i]! > 0)
      .join(' '.repeat(gap)),
  )
}
