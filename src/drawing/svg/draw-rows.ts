import type { Bar, ChartRow, RowsChart, RowsPanel } from '#charts/chart'
import { shorten, textWidth } from '#charts/text-width'
import { type Band, drawHorizontalAxis, drawZero } from '#drawing/svg/draw-axis'
import { drawFigureText } from '#drawing/svg/draw-figure-text'
import { element, escapeMarkup, textElement } from '#drawing/svg/element'
import { fillOf, inkOf } from '#drawing/svg/paint'
import { type Scale, scaleOf } from '#drawing/svg/scale'

const labelSize = 13
const noteSize = 12

/** Where things stand in a row: beside one another, or stacked where the width is a phone's. */
interface Layout {
  readonly width: number
  /** Figures whose lineage the page holds. */
  readonly traced: ReadonlySet<string>
  readonly narrow: boolean
  readonly labelWidth: number
  readonly scale: Scale
  readonly rowHeight: number
  /** Middle of the bar, from the top of the row. */
  readonly middle: number
}

/** Rows that share a value axis: bars, intervals and points, each with its label and its figure. */
export function drawRows(
  chart: RowsChart,
  width: number,
  traced: ReadonlySet<string>,
): { svg: string; height: number } {
  let top = 0
  const parts = chart.panels.map((panel) => {
    const drawn = drawPanel(panel, { width, traced }, top)
    top += drawn.height + 12
    return drawn.svg
  })
  return { svg: parts.join(''), height: Math.max(top - 12, 0) }
}

function drawPanel(
  panel: RowsPanel,
  room: { readonly width: number; readonly traced: ReadonlySet<string> },
  top: number,
): { svg: string; height: number } {
  const heading =
    panel.heading === undefined
      ? ''
      : textElement(panel.heading, { x: 0, y: top + 14 }, { class: 'b' })
  const first = top + (heading === '' ? 0 : 26)
  const layout = layoutOf(panel, room)
  const bottom = first + panel.rows.length * layout.rowHeight
  const bands = bandsOf(panel, layout, first)
  const axis = drawHorizontalAxis(panel.axis, layout.scale, { bands, bottom, left: 0 })
  const rows = panel.rows.map((row, i) => drawRow(row, layout, first + i * layout.rowHeight))
  const joins = panel.joined && !layout.narrow ? drawJoins(panel.rows, layout, first) : ''
  const zero = drawZero(panel.axis, layout.scale, bands)
  const svg = [heading, axis.behind, joins, ...rows, zero, axis.front].join('')
  return { svg, height: bottom + axis.height - top }
}

/** The whole height, or only where the bars are: on a phone words stand between them. */
function bandsOf(panel: RowsPanel, layout: Layout, first: number): readonly Band[] {
  const { rowHeight, middle } = layout
  if (!layout.narrow) return [{ top: first, bottom: first + panel.rows.length * rowHeight }]
  return panel.rows.map((_, i) => {
    const centre = first + i * rowHeight + middle
    return { top: centre - 11, bottom: centre + 11 }
  })
}

function layoutOf(panel: RowsPanel, room: Pick<Layout, 'width' | 'traced'>): Layout {
  const { width } = room
  const narrow = width < 520
  const widest = (sizes: readonly number[]): number => Math.max(0, ...sizes)
  const figures = widest(panel.rows.map(figureWidth))
  const labels = widest(
    panel.rows.map((row) =>
      Math.max(textWidth(row.label, labelSize) * 1.03, textWidth(row.note, noteSize)),
    ),
  )
  if (narrow) {
    return {
      ...room,
      narrow,
      labelWidth: width,
      scale: scaleOf(panel.axis, 8, width - 8),
      rowHeight: 58,
      middle: 44,
    }
  }
  const labelWidth = Math.min(labels + 4, width * 0.34)
  const scale = scaleOf(panel.axis, labelWidth + 18, width - figures - 18)
  return { ...room, narrow, labelWidth, scale, rowHeight: 38, middle: 17 }
}

function figureWidth(row: ChartRow): number {
  return textWidth(row.value, labelSize) * 1.06 + textWidth(row.range, noteSize) + 8
}

function drawRow(row: ChartRow, layout: Layout, top: number): string {
  const middle = top + layout.middle
  return [
    ...row.ghosts.map((bar) => drawGhost(bar, layout.scale, middle)),
    ...row.bars.map((bar) => drawBar(bar, layout.scale, middle)),
    drawInterval(row, layout.scale, middle),
    drawLabels(row, layout, top),
  ].join('')
}

function drawBar(bar: Bar, scale: Scale, middle: number): string {
  const [x, end] = ordered(scale.place(bar.from), scale.place(bar.to))
  return element('rect', {
    x,
    y: middle - 8,
    width: Math.max(end - x, 1),
    height: 16,
    ...fillOf(bar.tone, bar.fill),
  })
}

function drawGhost(bar: Bar, scale: Scale, middle: number): string {
  const [x, end] = ordered(scale.place(bar.from), scale.place(bar.to))
  return element('rect', {
    class: 'ghost',
    x,
    y: middle - 11,
    width: Math.max(end - x, 1),
    height: 22,
    fill: 'none',
    stroke: 'var(--soft)',
    'stroke-dasharray': '3 3',
  })
}

function drawInterval(row: ChartRow, scale: Scale, y: number): string {
  const tone = row.point?.tone
  const stroke = tone === undefined ? (row.total ? 'var(--soft)' : 'var(--ink)') : inkOf(tone)
  const line =
    row.interval === undefined
      ? ''
      : element('line', {
          x1: scale.place(row.interval.low),
          x2: scale.place(row.interval.high),
          y1: y,
          y2: y,
          stroke,
          'stroke-width': row.point === undefined ? 1.5 : 2,
        })
  if (row.point === undefined) return line
  const dot = element('circle', {
    cx: scale.place(row.point.at),
    cy: y,
    r: 5,
    fill: row.point.certain ? stroke : 'var(--page)',
    stroke,
    'stroke-width': 2,
  })
  return line + dot
}

function drawLabels(row: ChartRow, layout: Layout, top: number): string {
  const room = layout.narrow ? layout.width - figureWidth(row) - 10 : layout.labelWidth
  const label = labelled(row.label, { x: 0, y: top + 15, size: labelSize, room }, row.total)
  const note = labelled(row.note, { x: 0, y: top + 30, size: noteSize, room }, false, 's')
  const y = layout.narrow ? top + 15 : top + layout.middle + 4.5
  const { figure, ...words } = row
  const shown = figure !== undefined && layout.traced.has(figure) ? row : words
  return label + note + drawFigureText(shown, { x: layout.width, y })
}

function labelled(
  full: string,
  at: { x: number; y: number; size: number; room: number },
  strong = false,
  quiet?: string,
): string {
  if (full === '') return ''
  const short = shorten(full, at.size * (strong ? 1.04 : 1), at.room)
  const attributes = { class: quiet ?? (strong ? 'b' : 'l') }
  const text = textElement(short, at, attributes)
  return short === full ? text : element('g', {}, element('title', {}, escapeMarkup(full)), text)
}

function drawJoins(rows: readonly ChartRow[], layout: Layout, first: number): string {
  return rows
    .slice(0, -1)
    .map((row, i) => {
      const end = row.bars[0]
      if (end === undefined || rows[i + 1]!.bars.length === 0) return ''
      const x = layout.scale.place(row.total ? end.from : end.to)
      const y = first + i * layout.rowHeight + layout.middle
      return element('line', {
        x1: x,
        x2: x,
        y1: y + 8,
        y2: y + layout.rowHeight - 8,
        stroke: 'var(--soft)',
        'stroke-width': 0.75,
      })
    })
    .join('')
}

function ordered(a: number, b: number): readonly [number, number] {
  return a <= b ? [a, b] : [b, a]
}
