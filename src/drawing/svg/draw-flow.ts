import type { FlowChart } from '#charts/chart'
import { shorten, textWidth } from '#charts/text-width'
import { element, textElement } from '#drawing/svg/element'

const rowHeight = 58
const boxHeight = 36
const labelSize = 13
const noteSize = 12
/** Room for arcs on either side, from a phone's width to a page's. */
const arcRoom = { narrow: 56, wide: 190 }
const widest = 9

interface Layout {
  readonly left: number
  readonly right: number
}

/** Steps one below the other; arcs onward on the right, back on the left. */
export function drawFlow(chart: FlowChart, width: number): { svg: string; height: number } {
  const room = width < 500 ? arcRoom.narrow : arcRoom.wide
  const layout = { left: room, right: width - room }
  const arcs = chart.edges.map((edge) => drawArc(edge, layout, width))
  const nodes = chart.nodes.map((node, place) => drawNode(node, place, layout))
  const labels = room === arcRoom.wide ? drawLabels(chart, layout, width) : ''
  return {
    svg: [...arcs, ...nodes, labels].join(''),
    height: chart.nodes.length * rowHeight,
  }
}

function middleOf(place: number): number {
  return place * rowHeight + rowHeight / 2
}

function drawNode(
  { label, note, again }: FlowChart['nodes'][number],
  place: number,
  { left, right }: Layout,
): string {
  const middle = middleOf(place)
  const centre = (left + right) / 2
  const room = right - left - 16
  const repeats = again === 0 ? '' : `, ${again} × again at once`
  return [
    element('rect', {
      x: left,
      y: middle - boxHeight / 2,
      width: right - left,
      height: boxHeight,
      rx: 6,
      fill: 'var(--panel)',
      stroke: 'var(--line)',
    }),
    textElement(
      shorten(label, labelSize, room),
      { x: centre, y: middle - 2 },
      {
        class: 'b',
        'text-anchor': 'middle',
      },
    ),
    textElement(
      shorten(`${note}${repeats}`, noteSize, room),
      { x: centre, y: middle + 13 },
      {
        class: 's',
        'text-anchor': 'middle',
      },
    ),
  ].join('')
}

/** Neighbours in order are joined straight; all others by an arc that reaches out the further they lie apart. */
function drawArc(
  { from, to, weight }: FlowChart['edges'][number],
  layout: Layout,
  width: number,
): string {
  const stroke = to < from ? 'var(--worse)' : 'var(--ours)'
  const shared = {
    fill: 'none',
    stroke,
    'stroke-width': 1 + weight * (widest - 1),
    'stroke-opacity': 0.55,
  }
  if (to === from + 1) {
    const x = (layout.left + layout.right) / 2
    const [top, bottom] = [middleOf(from) + boxHeight / 2, middleOf(to) - boxHeight / 2]
    return element('path', { d: `M${x} ${top}V${bottom}`, ...shared }) + arrow(x, bottom, stroke)
  }
  const [y1, y2] = [middleOf(from) + (to > from ? 6 : -6), middleOf(to) + (to > from ? -6 : 6)]
  const side = to > from ? layout.right : layout.left
  const edge = reachOf(from, to, layout, width)
  return (
    element('path', { d: `M${side} ${y1}C${edge} ${y1} ${edge} ${y2} ${side} ${y2}`, ...shared }) +
    arrowhead(side, y2, to > from ? -1 : 1, stroke)
  )
}

function reachOf(from: number, to: number, { left, right }: Layout, width: number): number {
  const apart = Math.min(1, Math.abs(to - from) / 8)
  const room = to > from ? width - right : left
  const reach = room * (0.35 + 0.6 * apart)
  return to > from ? right + reach : left - reach
}

function arrow(x: number, y: number, fill: string): string {
  return element('path', { d: `M${x - 5} ${y - 7}L${x} ${y}L${x + 5} ${y - 7}Z`, fill })
}

function arrowhead(x: number, y: number, direction: number, fill: string): string {
  const back = x - direction * 7
  return element('path', { d: `M${back} ${y - 5}L${x} ${y}L${back} ${y + 5}Z`, fill })
}

/** Numbers beside the arcs, the widest arcs first, left out where they would meet. */
function drawLabels(chart: FlowChart, layout: Layout, width: number): string {
  const taken: { x: number; y: number; width: number }[] = []
  return chart.edges
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ from, to, label }) => {
      const at = labelPlace(from, to, layout, width)
      const size = textWidth(label, noteSize) + 6
      const x = at.anchor === 'end' ? at.x - size : at.anchor === 'middle' ? at.x - size / 2 : at.x
      const meets = taken.some(
        (one) => Math.abs(one.y - at.y) < 14 && x < one.x + one.width && one.x < x + size,
      )
      if (meets || x < 0 || x + size > width) return ''
      taken.push({ x, y: at.y, width: size })
      return textElement(
        label,
        { x: at.x, y: at.y },
        {
          class: 's',
          'text-anchor': at.anchor,
          stroke: 'var(--page)',
          'stroke-width': 4,
          'paint-order': 'stroke',
        },
      )
    })
    .join('')
}

function labelPlace(
  from: number,
  to: number,
  layout: Layout,
  width: number,
): { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' | 'middle' } {
  const y = (middleOf(from) + middleOf(to)) / 2 + 4
  if (to === from + 1) return { x: (layout.left + layout.right) / 2 + 12, y, anchor: 'start' }
  const side = to > from ? layout.right : layout.left
  const edge = reachOf(from, to, layout, width)
  const x = side + 0.75 * (edge - side)
  return to > from ? { x: x + 6, y, anchor: 'start' } : { x: x - 6, y, anchor: 'end' }
}
