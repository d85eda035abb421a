import type { Mark, Tone } from '#charts/chart'
import { element } from '#drawing/svg/element'
import { inkOf } from '#drawing/svg/paint'
import { dotStep, type Scale } from '#drawing/svg/scale'

interface Scales {
  readonly x: Scale
  readonly y: Scale
}

/** One mark of a plot. */
export function drawMark(mark: Mark, scales: Scales, dotWidth = 0): string {
  switch (mark.kind) {
    case 'columns':
      return drawColumns(mark, scales)
    case 'band':
      return drawBand(mark, scales)
    case 'line':
      return drawLine(mark, scales)
    case 'dot':
      return drawDot(mark, scales, dotStep(dotWidth, scales.x))
    case 'rule':
      return drawRule(mark, scales)
  }
}

function drawColumns(mark: Extract<Mark, { kind: 'columns' }>, { x, y }: Scales): string {
  const bars = mark.heights.map((height, i) => {
    const from = x.place(mark.edges[i]!)
    const to = x.place(mark.edges[i + 1]!)
    const top = y.place(height)
    return height === 0
      ? ''
      : `M${round(from)} ${round(y.from)}V${round(top)}H${round(Math.max(to - 1, from + 1))}V${round(y.from)}Z`
  })
  return element('path', { d: bars.join(''), fill: inkOf(mark.tone), 'fill-opacity': 0.75 })
}

function drawBand(mark: Extract<Mark, { kind: 'band' }>, { x, y }: Scales): string {
  const upper = mark.at.map((at, i) => `${round(x.place(at))} ${round(y.place(mark.high[i]!))}`)
  const lower = mark.at.map((at, i) => `${round(x.place(at))} ${round(y.place(mark.low[i]!))}`)
  return element('path', {
    d: `M${[...upper, ...lower.toReversed()].join('L')}Z`,
    fill: inkOf(mark.tone),
    'fill-opacity': mark.faint ? 0.14 : 0.26,
  })
}

function drawLine(mark: Extract<Mark, { kind: 'line' }>, { x, y }: Scales): string {
  const points = mark.at.map((at, i) => `${round(x.place(at))} ${round(y.place(mark.values[i]!))}`)
  return element('path', {
    d: `M${points.join('L')}`,
    fill: 'none',
    stroke: inkOf(mark.tone),
    'stroke-width': mark.quiet ? 1 : 2,
    'stroke-opacity': mark.quiet ? 0.4 : undefined,
    'stroke-dasharray': mark.dashed ? '5 4' : undefined,
  })
}

function drawDot(mark: Extract<Mark, { kind: 'dot' }>, { x, y }: Scales, step: number): string {
  const centre = { cx: x.place(mark.at), cy: y.from - step * (mark.level + 0.5) - 2 }
  const r = Math.max(step / 2 - 0.75, 2)
  return mark.ghost
    ? element('circle', { ...centre, r, fill: 'none', stroke: 'var(--soft)', class: 'ghost' })
    : element('circle', { ...centre, r, fill: inkOf(mark.tone) })
}

function drawRule(mark: Extract<Mark, { kind: 'rule' }>, { x, y }: Scales): string {
  const at = x.place(mark.at)
  const stroke = ruleInk(mark.tone)
  return element('line', { x1: at, x2: at, y1: y.to - 2, y2: y.from, stroke, 'stroke-width': 1.5 })
}

function ruleInk(tone: Tone): string {
  return tone === 'total' ? 'var(--ink)' : inkOf(tone)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
