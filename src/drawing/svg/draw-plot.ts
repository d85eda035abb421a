import type { Mark, PlotChart, PlotPanel } from '#charts/chart'
import { spreadLabels } from '#charts/label-placement'
import { textWidth } from '#charts/text-width'
import { axisSize, drawHorizontalAxis, drawVerticalAxis, drawZero } from '#drawing/svg/draw-axis'
import { drawMark } from '#drawing/svg/draw-mark'
import { element, escapeMarkup, textElement } from '#drawing/svg/element'
import { dotStep, type Scale, scaleOf } from '#drawing/svg/scale'

type Line = Extract<Mark, { kind: 'line' }>
type Rule = Extract<Mark, { kind: 'rule' }>

/** Panels with a horizontal and a vertical axis: distributions, dots, cash flow. */
export function drawPlot(chart: PlotChart, width: number): { svg: string; height: number } {
  let top = 0
  const parts = chart.panels.map((panel) => {
    const drawn = drawPanel(panel, width, top)
    top += drawn.height + 10
    return drawn.svg
  })
  return { svg: parts.join(''), height: Math.max(top - 10, 0) }
}

function drawPanel(panel: PlotPanel, width: number, top: number): { svg: string; height: number } {
  const labelled = panel.marks.filter((mark): mark is Line => mark.kind === 'line')
  const rules = panel.marks.filter((mark): mark is Rule => mark.kind === 'rule')
  const left = panel.y === undefined ? 10 : leftOf(panel)
  const endWidth = Math.max(0, ...labelled.map((line) => textWidth(line.label, axisSize)))
  const x = scaleOf(panel.x, left, width - (endWidth === 0 ? 10 : endWidth + 14))
  const head = top + headHeight(panel, rules)
  const bottom = head + plotHeight(panel, x)
  const y = scaleOf(panel.y ?? { title: '', low: 0, high: 1, ticks: [] }, bottom, head)
  const axis = drawHorizontalAxis(panel.x, x, {
    bands: [{ top: head, bottom }],
    bottom,
    left: 0,
  })
  const marks = panel.marks.map((mark) => drawMark(mark, { x, y }, panel.dotWidth))
  const svg = [
    drawHeading(panel, top + 14),
    panel.y === undefined
      ? element('line', { x1: x.from, x2: x.to, y1: bottom, y2: bottom, stroke: 'var(--line)' })
      : drawVerticalAxis(panel.y, y, { left, right: x.to }),
    ...marks,
    panel.y === undefined ? drawZero(panel.x, x, [{ top: head, bottom }]) : '',
    drawRuleLabels(rules, x, { low: left, high: width, y: head - 6 }),
    drawLineLabels(labelled, x, y),
    axis.front,
  ].join('')
  return { svg, height: bottom + axis.height - top }
}

function leftOf(panel: PlotPanel): number {
  return Math.max(0, ...panel.y!.ticks.map((tick) => textWidth(tick.label, axisSize))) + 14
}

function headHeight(panel: PlotPanel, rules: readonly Rule[]): number {
  const heading = panel.heading !== undefined || panel.y !== undefined
  return (heading ? 26 : 4) + (rules.length === 0 ? 0 : 18)
}

/** What the panel holds, and what its height means. */
function drawHeading(panel: PlotPanel, y: number): string {
  const name = panel.heading ?? ''
  const height = panel.y?.title ?? ''
  if (name + height === '') return ''
  return element(
    'text',
    { x: 0, y },
    name === '' ? '' : element('tspan', { class: 'b' }, escapeMarkup(name)),
    height === ''
      ? ''
      : element('tspan', { class: 's', dx: name === '' ? 0 : 10 }, escapeMarkup(height)),
  )
}

/** A stack of dots is as high as it must be; everything else has the height of its kind. */
function plotHeight(panel: PlotPanel, x: Scale): number {
  if (panel.dotWidth === undefined) {
    return panel.marks.some((mark) => mark.kind === 'columns') ? 84 : 210
  }
  const levels = panel.marks.map((mark) => (mark.kind === 'dot' ? mark.level : 0))
  const step = dotStep(panel.dotWidth, x)
  return (Math.max(0, ...levels) + 1) * step + 12
}

function drawRuleLabels(
  rules: readonly Rule[],
  x: Scale,
  room: { readonly low: number; readonly high: number; readonly y: number },
): string {
  const places = spreadLabels(
    rules.map((rule, i) => ({
      at: x.place(rule.at),
      size: textWidth(rule.label, axisSize),
      weight: -i,
    })),
    { low: room.low, high: room.high, gap: 12 },
  )
  return rules
    .map((rule, i) =>
      places[i] === undefined
        ? ''
        : textElement(rule.label, { x: places[i], y: room.y }, { 'text-anchor': 'middle' }),
    )
    .join('')
}

function drawLineLabels(lines: readonly Line[], x: Scale, y: Scale): string {
  const places = spreadLabels(
    lines.map((line, i) => ({ at: y.place(line.values.at(-1) ?? 0), size: 14, weight: -i })),
    { low: y.to - 6, high: y.from + 6, gap: 2 },
  )
  return lines
    .map((line, i) =>
      places[i] === undefined ? '' : textElement(line.label, { x: x.to + 8, y: places[i] + 4 }),
    )
    .join('')
}
