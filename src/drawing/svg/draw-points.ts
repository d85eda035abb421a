import type { ChartPoint, PointsChart } from '#charts/chart'
import { shorten, textWidth } from '#charts/text-width'
import type { Place, Scales } from '#drawing/svg/cut-line'
import { axisSize, drawHorizontalAxis, drawVerticalAxis } from '#drawing/svg/draw-axis'
import { traceAnchor } from '#drawing/svg/draw-figure-text'
import { element, escapeMarkup, textElement } from '#drawing/svg/element'
import { inkOf } from '#drawing/svg/paint'
import {
  layoutPoints,
  type PlacedPoint,
  type PointLayout,
  titleLine,
} from '#drawing/svg/point-layout'
import type { PlacedWords } from '#drawing/svg/point-words'

/** Points on two axes with their ranges: alternatives by price and performance, needs by importance and satisfaction. */
export function drawPoints(
  chart: PointsChart,
  width: number,
  traced: ReadonlySet<string>,
): { svg: string; height: number } {
  const layout = layoutPoints(chart, width)
  const { scales, left, top, bottom, points } = layout
  const axis = drawHorizontalAxis(chart.x, scales.x, { bands: [{ top, bottom }], bottom, left: 0 })
  const list = drawList(points, { width, top: bottom + axis.height + 12 })
  const crowded = points.length > 20
  const svg = [
    ...layout.zones.map(drawZone),
    ...layout.title.map((line, i) =>
      textElement(line, { x: 0, y: 14 + i * titleLine }, { class: 's' }),
    ),
    axis.behind,
    drawVerticalAxis(chart.y, scales.y, { left, right: scales.x.to }),
    ...layout.lines.map(drawLine),
    ...layout.words.map(drawWords),
    ...points.map(({ point }) => drawRanges(point, scales, crowded ? 0.3 : 0.55)),
    ...points.map(drawLeader),
    ...points.map((placed) => drawPoint(placed, traced)),
    axis.front,
    list.svg,
  ].join('')
  return { svg, height: bottom + axis.height + list.height }
}

function drawZone({ corners, shaded }: PointLayout['zones'][number]): string {
  const d = `M${corners.map(pair).join('L')}Z`
  return element('path', {
    d,
    fill: shaded ? 'var(--soft)' : 'none',
    'fill-opacity': shaded ? 0.08 : undefined,
    stroke: 'var(--line)',
  })
}

function drawLine({ places, dashed }: PointLayout['lines'][number]): string {
  if (places.length === 0) return ''
  return element('path', {
    d: `M${places.map(pair).join('L')}`,
    fill: 'none',
    stroke: 'var(--soft)',
    'stroke-dasharray': dashed ? '5 4' : undefined,
  })
}

function drawWords({ words, box }: PlacedWords): string {
  return textElement(words, { x: box.left, y: box.bottom - 3.5 }, { class: 's h' })
}

function drawRanges(
  { x, y, xRange, yRange, tone }: ChartPoint,
  scales: Scales,
  ink: number,
): string {
  const [cx, cy] = [scales.x.place(x), scales.y.place(y)]
  const style = { stroke: inkOf(tone), 'stroke-width': 1.5, 'stroke-opacity': ink }
  const across =
    xRange === undefined
      ? ''
      : element('line', {
          x1: scales.x.place(xRange.low),
          x2: scales.x.place(xRange.high),
          y1: cy,
          y2: cy,
          ...style,
        })
  const up =
    yRange === undefined
      ? ''
      : element('line', {
          x1: cx,
          x2: cx,
          y1: scales.y.place(yRange.low),
          y2: scales.y.place(yRange.high),
          ...style,
        })
  return across + up
}

/** From a point to its words, where they do not stand beside it. */
function drawLeader({ x, y, radius, label }: PlacedPoint): string {
  if (label?.away !== true) return ''
  const { left, right, top, bottom } = label.box
  const end = [
    Math.min(Math.max(x, left), right),
    Math.min(Math.max(y, top + 2), bottom - 2),
  ] as const
  const far = Math.hypot(end[0] - x, end[1] - y)
  if (far <= radius + 1) return ''
  const start = [x + ((end[0] - x) * radius) / far, y + ((end[1] - y) * radius) / far] as const
  return element('path', {
    d: `M${pair(start)}L${pair(end)}`,
    stroke: 'var(--soft)',
    'stroke-width': 0.75,
  })
}

/** A point with its words or its number: a link to its lineage where it is a figure. */
function drawPoint(placed: PlacedPoint, traced: ReadonlySet<string>): string {
  const { point, x, y, radius } = placed
  const ink = inkOf(point.tone)
  const marks =
    element('circle', { cx: x, cy: y, r: radius + 5, fill: 'transparent' }) +
    element('circle', {
      cx: x,
      cy: y,
      r: radius,
      fill: point.certain ? ink : 'var(--page)',
      stroke: point.certain ? 'var(--page)' : ink,
      'stroke-width': point.certain ? 1 : 2,
    }) +
    drawLabel(placed)
  const title = element('title', {}, escapeMarkup(point.label))
  const { figure } = point
  if (figure === undefined || !traced.has(figure)) return element('g', {}, title, marks)
  const link = element(
    'a',
    {
      href: `#${traceAnchor(figure)}`,
      'data-figure': figure,
      class: 'figure',
      'aria-label': spokenName(placed),
    },
    marks,
  )
  return element('g', {}, title, link)
}

/** A name holds what is seen of it: a number, or words that were cut short, stand before the whole. */
function spokenName({ point, label }: PlacedPoint): string {
  return label === undefined || point.label.includes(label.words)
    ? point.label
    : `${label.words}: ${point.label}`
}

function drawLabel({ point, label }: PlacedPoint): string {
  if (label === undefined) return ''
  const at = { x: label.box.left, y: label.box.bottom - (label.number ? 2 : 3.5) }
  const style = label.number ? 's h' : point.tone === 'ours' ? 'o' : 'n'
  return textElement(label.words, at, { class: style })
}

const rowHeight = 17

/** The names behind the numbers, in as many columns as there is room for. */
function drawList(
  points: readonly PlacedPoint[],
  at: { readonly width: number; readonly top: number },
): { readonly svg: string; readonly height: number } {
  const named = points
    .flatMap(({ point, label }) => (label?.number ? [{ number: label.words, point }] : []))
    .toSorted((a, b) => Number(a.number) - Number(b.number))
  if (named.length === 0) return { svg: '', height: 0 }
  const indent = textWidth(String(named.length), axisSize) + 8
  const widest = Math.max(...named.map(({ point }) => textWidth(point.label, axisSize)))
  const columns = Math.max(1, Math.floor((at.width + 20) / (Math.min(widest, 300) + indent + 20)))
  const rows = Math.ceil(named.length / columns)
  const step = (at.width + 20) / columns
  const svg = named.map(({ number, point }, i) => {
    const x = Math.floor(i / rows) * step
    const y = at.top + rowHeight * ((i % rows) + 1)
    const words = shorten(point.label, axisSize, step - indent - 20)
    return (
      textElement(number, { x: x + indent - 8, y }, { class: 's', 'text-anchor': 'end' }) +
      textElement(words, { x: x + indent, y })
    )
  })
  return { svg: svg.join(''), height: 12 + rowHeight * rows + 8 }
}

function pair([x, y]: Place): string {
  return `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`
}
