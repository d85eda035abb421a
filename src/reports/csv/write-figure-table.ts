import { delimitedLine } from '#formats/delimited-line'
import type { Figure } from '#quantity/figure'

const headers = [
  'id',
  'label',
  'value',
  'unit',
  'p5',
  'p10',
  'p50',
  'p90',
  'p95',
  'low',
  'high',
  'level',
  'n',
  'grade',
  'method',
  'reason',
  'hash',
] as const

/** Figures as a table, one a line, in base units as everywhere. */
export function writeFigureTable(figures: readonly Figure[]): string {
  return delimitedLine([...headers]) + figures.map(figureLine).join('')
}

function figureLine(figure: Figure): string {
  const { quantiles, interval } = figure
  const { p5, p10, p50, p90, p95 } = quantiles ?? {}
  const { low, high, level } = interval ?? {}
  const { id, label, value, unit, n, grade, method, reason, hash } = figure
  const range = [p5, p10, p50, p90, p95, low, high, level]
  const cells = [id, label, value, unit, ...range, n, grade, method, reason, hash]
  return delimitedLine(cells.map((cell) => cell ?? ''))
}
