import { axisShare } from '#charts/axis-share'
import type { Mark, PlotChart, PlotPanel } from '#charts/chart'
import { type Paint, paintTone } from '#drawing/terminal/paint'
import { cellCount, pad } from '#drawing/terminal/text-cells'
import type { TextLook } from '#drawing/terminal/text-table'

type Dot = Extract<Mark, { kind: 'dot' }>

const widest = 64

/** Quantile dots in stacks: full for a gain, open for a loss; the line is zero. */
export function textDots(chart: PlotChart, look: TextLook): readonly string[] {
  return chart.panels.flatMap((panel) => dotLines(panel, look))
}

function dotLines(panel: PlotPanel, look: TextLook): readonly string[] {
  const dots = panel.marks.filter((mark): mark is Dot => mark.kind === 'dot' && !mark.ghost)
  const width = Math.min(look.width - 2, widest)
  const { x } = panel
  const place = (value: number): number => Math.round(axisShare(x, value) * (width - 1))
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

/** The labels of the ticks of the value axis, each under its place; left out where there is no room. */
export function tickLine(
  { x }: Pick<PlotPanel, 'x'>,
  width: number,
  place: (value: number) => number,
): string {
  let line = ''
  for (const { at, label } of x.ticks) {
    const size = cellCount(label)
    const start = Math.max(Math.min(place(at) - Math.floor(size / 2), width - size), 0)
    if (start < cellCount(line) + (line === '' ? 0 : 1)) continue
    line = pad(line, start) + label
  }
  return line
}
