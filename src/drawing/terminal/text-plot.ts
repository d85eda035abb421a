import type { Mark, PlotChart, PlotPanel } from '#charts/chart'
import { type Paint, paintTone } from '#drawing/terminal/paint'
import { cellCount, pad, printable } from '#drawing/terminal/text-cells'
import type { TextLook } from '#drawing/terminal/text-table'

type Dot = Extract<Mark, { kind: 'dot' }>
type Columns = Extract<Mark, { kind: 'columns' }>

const steps = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const
const widest = 64

/** Quantile dots in stacks: full for a gain, open for a loss; the line is zero. */
export function textDots(chart: PlotChart, look: TextLook): readonly string[] {
  return chart.panels.flatMap((panel) => dotLines(panel, look))
}

function dotLines(panel: PlotPanel, look: TextLook): readonly string[] {
  const dots = panel.marks.filter((mark): mark is Dot => mark.kind === 'dot' && !mark.ghost)
  const width = Math.min(look.width - 2, widest)
  const { x } = panel
  const place = (value: number): number =>
    Math.round(((value - x.low) / (x.high - x.low)) * (width - 1))
  const zero = x.low <= 0 && x.high >= 0 ? place(0) : -1
  const stacks = new Map<number, Dot[]>()
  for (const dot of dots) {
    const at = place(dot.at)
    stacks.set(at, [...(stacks.get(at) ?? []), dot])
  }
  const height = Math.max(0, ...[...stacks.values()].map((stack) => stack.length))
  const lines = Array.from({ length: height }, (_, i) => {
    const level = height - 1 - i
    return Array.from({ length: width }, (__, at) =>
      dotSign(stacks.get(at)?.[level], at === zero, look.paint),
    )
      .join('')
      .trimEnd()
  })
  return [...lines, look.paint.quiet(tickLine(panel, width, place)), look.paint.quiet(x.title)]
}

function dotSign(dot: Dot | undefined, zero: boolean, paint: Paint): string {
  if (dot === undefined) return zero ? '│' : ' '
  return paintTone(dot.tone === 'worse' ? '○' : '●', dot.tone, paint)
}

function tickLine(panel: PlotPanel, width: number, place: (value: number) => number): string {
  let line = ''
  for (const { at, label } of panel.x.ticks) {
    const start = Math.max(place(at) - Math.floor(cellCount(label) / 2), 0)
    if (start < cellCount(line) + (line === '' ? 0 : 1) || start + cellCount(label) > width)
      continue
    line = pad(line, start) + label
  }
  return line
}

/** Histograms, one line an arm on one scale, each with its mean. */
export function textColumns(chart: PlotChart, look: TextLook): readonly string[] {
  const panels = chart.panels.map((panel) => ({
    name: printable(panel.heading ?? ''),
    columns: panel.marks.find((mark): mark is Columns => mark.kind === 'columns'),
    mean: panel.marks.find((mark) => mark.kind === 'rule')?.label ?? '',
  }))
  const nameWidth = Math.max(0, ...panels.map(({ name }) => cellCount(name)))
  const most = Math.max(...panels.flatMap(({ columns }) => columns?.heights ?? []))
  const lines = panels.map(({ name, columns, mean }) => {
    const blocks = (columns?.heights ?? []).map((height) => blockFor(height, most))
    const bars = blocks.map((block) => block.repeat(blocks.length > 30 ? 1 : 2)).join('')
    return `${pad(name, nameWidth)}  ${paintTone(bars, columns?.tone, look.paint)}  ${mean}`
  })
  const bins = panels[0]?.columns?.heights.length ?? 0
  const [first = '', last = ''] = [0, bins - 1].map((bin) => chart.table.rows[bin]?.[0]?.text ?? '')
  const ends = `from ${first} on the left up to ${last}`
  return [...lines, look.paint.quiet(`${' '.repeat(nameWidth + 2)}${ends}`)]
}

/** A bin that holds anything shows at least the lowest block. */
function blockFor(height: number, most: number): string {
  if (height <= 0 || most <= 0) return steps[0]
  return steps[Math.max(1, Math.round((height / most) * (steps.length - 1)))]!
}
