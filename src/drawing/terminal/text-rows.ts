import { axisShare } from '#charts/axis-share'
import type { ChartRow, RowsChart, RowsPanel, Tone, ValueAxis } from '#charts/chart'
import { type Paint, paintTone } from '#drawing/terminal/paint'
import { cellCount, cutCells, pad, printable } from '#drawing/terminal/text-cells'
import type { TextLook } from '#drawing/terminal/text-table'

const fills = { solid: '█', pale: '▓', hatched: '░' } as const
const narrowestPlot = 16

interface Cell {
  readonly sign: string
  readonly tone?: Tone
}

/** Rows on a value axis: bars, intervals as lines, points full where certain and open where not. */
export function textRows(chart: RowsChart, look: TextLook): readonly string[] {
  return chart.panels.flatMap((panel, i) => [...(i === 0 ? [] : ['']), ...panelLines(panel, look)])
}

function panelLines(panel: RowsPanel, look: TextLook): readonly string[] {
  const { rows } = panel
  const names = rows.map((row) => printable(row.label))
  const figures = rows.map((row) => `${row.value}  ${row.range}`)
  const figureWidth = Math.max(0, ...figures.map(cellCount))
  const labelWidth = Math.max(0, ...names.map(cellCount))
  const room = look.width - figureWidth - 4
  const stacked = room - labelWidth < narrowestPlot
  const left = stacked ? 0 : labelWidth
  const plotWidth = Math.max(room - left, 0)
  const lines = rows.flatMap((row, i) => {
    const lift = row.total === true ? look.paint.strong : (text: string): string => text
    const name = lift(pad(cutCells(names[i]!, look.width), left))
    const plot = plotLine(row, panel.axis, plotWidth, look.paint)
    const drawn = `  ${plot}  ${lift(pad(figures[i]!, figureWidth, 'end'))}`
    return stacked ? [name, drawn] : [name + drawn]
  })
  return [...lines, ...axisLines(panel.axis, left, plotWidth, look)]
}

function plotLine(row: ChartRow, axis: ValueAxis, width: number, paint: Paint): string {
  if (width < 2) return ''
  const place = (value: number): number =>
    Math.round(Math.min(Math.max(axisShare(axis, value), 0), 1) * (width - 1))
  const cells: Cell[] = Array.from({ length: width }, () => ({ sign: ' ' }))
  const fill = (from: number, to: number, cell: Cell): void => {
    const [first, last] = [place(from), place(to)].toSorted((a, b) => a - b) as [number, number]
    for (let x = first; x <= last; x += 1) cells[x] = cell
  }
  if (axis.low <= 0 && axis.high >= 0) cells[place(0)] = { sign: '│' }
  if (row.interval !== undefined) fill(row.interval.low, row.interval.high, { sign: '─' })
  if (row.interval !== undefined && row.interval.low < axis.low) cells[0] = { sign: '◂' }
  if (row.interval !== undefined && row.interval.high > axis.high) cells[width - 1] = { sign: '▸' }
  for (const bar of row.bars) fill(bar.from, bar.to, { sign: fills[bar.fill], tone: bar.tone })
  if (row.point !== undefined) {
    cells[place(row.point.at)] = { sign: row.point.certain ? '●' : '○', tone: row.point.tone }
  }
  return cells.map(({ sign, tone }) => paintTone(sign, tone, paint)).join('')
}

function axisLines(
  axis: ValueAxis,
  label: number,
  width: number,
  look: TextLook,
): readonly string[] {
  const first = axis.ticks[0]?.label ?? ''
  const last = axis.ticks.at(-1)?.label ?? ''
  const ends = axis.ends === undefined ? '' : `; ${axis.ends.low} ← → ${axis.ends.high}`
  const between = ' '.repeat(Math.max(width - cellCount(first) - cellCount(last), 1))
  const left = ' '.repeat(label + 2)
  const title = cutCells(`${left}${printable(axis.title)}${ends}`, look.width)
  return [`${left}${first}${between}${last}`, title].map(look.paint.quiet)
}
