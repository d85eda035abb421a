import type { Mark, PlotChart, PlotPanel } from '#charts/chart'
import { type Paint, paintTone } from '#drawing/terminal/paint'
import { cellCount, cutCells, pad, printable } from '#drawing/terminal/text-cells'
import { tickLine } from '#drawing/terminal/text-plot'
import type { TextLook } from '#drawing/terminal/text-table'

type Columns = Extract<Mark, { kind: 'columns' }>
type Rule = Extract<Mark, { kind: 'rule' }>

const blocks = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const
const full = blocks.length - 1
/** Lines of bars an arm, and columns of text that they take at most. */
const height = 4
const widest = 64
/** A bin is at most this wide, so that few bins do not become walls. */
const widestBin = 8

/** Histograms, one an arm on the same scales: bars over an axis with the mean marked on it. */
export function textColumns(chart: PlotChart, look: TextLook): readonly string[] {
  const tops = chart.panels.map(({ y }) => y?.ticks.at(-1)?.label ?? '')
  const left = Math.max(0, ...tops.map((top) => cellCount(percent(top))))
  const lines = chart.panels.flatMap((panel) => panelLines(panel, left, look))
  const last = chart.panels.at(-1)
  if (last === undefined) return lines
  const indent = ' '.repeat(left + 2)
  const { width, place } = scaleOf(last, left, look)
  const title = cutCells(`${indent}${printable(last.x.title)}`, look.width)
  return [
    ...lines,
    look.paint.quiet(`${indent}${tickLine(last, width, place)}`.trimEnd()),
    look.paint.quiet(title),
  ]
}

function panelLines(panel: PlotPanel, left: number, look: TextLook): readonly string[] {
  const { paint } = look
  const columns = columnsOf(panel)
  const { cells, width, place } = scaleOf(panel, left, look)
  const mean = panel.marks.find((mark): mark is Rule => mark.kind === 'rule')
  const top = panel.y?.high ?? Math.max(...(columns?.heights ?? [1]))
  const levels = (columns?.heights ?? []).map((share) => levelOf(share, top))
  const heading = [printable(panel.heading ?? ''), mean === undefined ? '' : `${mean.label} ▲`]
    .filter((part) => part !== undefined && part !== '')
    .join(': ')
  const bars = Array.from({ length: height }, (_, line) => {
    const below = (height - 1 - line) * full
    const text = levels.map((level) => blockAt(level - below).repeat(cells)).join('')
    const scale = line === 0 ? percent(panel.y?.ticks.at(-1)?.label ?? '') : ''
    return `${paint.quiet(`${pad(scale, left, 'end')} │`)}${paintTone(text.trimEnd(), columns?.tone, paint)}`
  })
  return [
    cutCells(`${' '.repeat(left + 2)}${heading}`, look.width),
    ...bars,
    axisLine({ left, width, at: mean === undefined ? undefined : place(mean.at) }, paint),
  ]
}

function columnsOf({ marks }: PlotPanel): Columns | undefined {
  return marks.find((mark): mark is Columns => mark.kind === 'columns')
}

interface PanelScale {
  /** Columns of text of one bin, and of all. */
  readonly cells: number
  readonly width: number
  readonly place: (value: number) => number
}

function scaleOf(panel: PlotPanel, left: number, look: TextLook): PanelScale {
  const edges = columnsOf(panel)?.edges ?? [0, 1]
  const bins = Math.max(1, edges.length - 1)
  const room = Math.min(widest, look.width - left - 2)
  const cells = Math.max(1, Math.min(widestBin, Math.floor(room / bins)))
  const width = bins * cells
  const [low, high] = [edges[0]!, edges.at(-1)!]
  return {
    cells,
    width,
    place: (value) =>
      Math.max(0, Math.min(width - 1, Math.floor(((value - low) / (high - low)) * width))),
  }
}

/** The line under the bars; ▲ stands at the mean. */
function axisLine(
  { left, width, at }: { left: number; width: number; at: number | undefined },
  paint: Paint,
): string {
  const line = Array.from({ length: width }, (_, i) => (i === at ? '▲' : '─')).join('')
  return paint.quiet(`${pad('0', left, 'end')} └${line}`)
}

/** A bin that holds anything shows at least the lowest block. */
function levelOf(share: number, top: number): number {
  if (share <= 0 || top <= 0) return 0
  return Math.max(1, Math.round((share / top) * height * full))
}

function blockAt(level: number): string {
  return blocks[Math.max(0, Math.min(full, level))]!
}

function percent(label: string): string {
  return label === '' ? '' : `${label} %`
}
