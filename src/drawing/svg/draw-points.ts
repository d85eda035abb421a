import type { ChartPoint, PointsChart } from '#charts/chart'
import { textWidth } from '#charts/text-width'
import { axisSize, drawHorizontalAxis, drawVerticalAxis } from '#drawing/svg/draw-axis'
import { element, textElement } from '#drawing/svg/element'
import { scaleOf, type Scale } from '#drawing/svg/scale'

interface Scales {
  readonly x: Scale
  readonly y: Scale
}

const radius = 5

/** Points on two axes: alternatives by price and performance, needs by importance and satisfaction. */
export function drawPoints(chart: PointsChart, width: number): { svg: string; height: number } {
  const left = Math.max(0, ...chart.y.ticks.map(({ label }) => textWidth(label, axisSize))) + 14
  const top = 26
  const bottom = top + Math.min(Math.max(width * 0.55, 240), 480)
  const scales = { x: scaleOf(chart.x, left, width - 10), y: scaleOf(chart.y, bottom, top) }
  const axis = drawHorizontalAxis(chart.x, scales.x, { bands: [{ top, bottom }], bottom, left: 0 })
  const svg = [
    textElement(chart.y.title, { x: 0, y: 14 }, { class: 's' }),
    axis.behind,
    drawVerticalAxis(chart.y, scales.y, { left, right: scales.x.to }),
    ...chart.points.map((point) => drawPoint(point, scales)),
    axis.front,
  ].join('')
  return { svg, height: bottom + axis.height }
}

function drawPoint(point: ChartPoint, { x, y }: Scales): string {
  const [cx, cy] = [x.place(point.x), y.place(point.y)]
  const fill = point.certain ? `var(--${point.tone})` : 'none'
  return (
    element('circle', { cx, cy, r: radius, fill, stroke: `var(--${point.tone})` }) +
    textElement(point.label, { x: cx + radius + 4, y: cy + 4 })
  )
}
