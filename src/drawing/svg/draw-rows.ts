import type { ChartRow, RowsChart, RowsPanel } from '#charts/chart'
import { shorten, textWidth, wrap } from '#charts/text-width'
import { type Band, drawHorizontalAxis, drawZero } from '#drawing/svg/draw-axis'
import { drawFigureText } from '#drawing/svg/draw-figure-text'
import { drawBar, drawGhost, drawInterval } from '#drawing/svg/draw-bar'
import { element, escapeMarkup, textElement } from '#drawing/svg/element'
import { type Scale, scaleOf } from '#drawing/svg/scale'

const labelSize = 13
const noteSize = 12
const lineHeight = 15

/** Height of a row whose words, bar and figure stand on one line. */
const oneLine = 30

/** Where bars would be shorter than this, the words of a row stand above its bar. */
const narrowestPlot = 150

/** Where things stand in a row: beside one another, or stacked where the width is a phone's. */
interface Layout {
  readonly width: number
  /** Figures whose lineage the page holds. */
  readonly traced: ReadonlySet<string>
  readonly narrow: boolean
  readonly labelWidth: number
  readonly scale: Scale
  readonly rows: readonly PlacedRow[]
}

/** A row with its label in lines and its place. */
interface PlacedRow {
  readonly row: ChartRow
  readonly label: readonly string[]
  readonly top: number
  /** The line of text on which the figure stands, where words stand above the bar. */
  readonly figureLine: number
  /** Of the bar. */
  readonly middle: number
  readonly bottom: number
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
  room: Pick<Layout, 'width' | 'traced'>,
  top: number,
): { svg: string; height: number } {
  const layout = layoutOf(panel, room, top)
  const bottom = layout.rows.at(-1)?.bottom ?? top
  const bands = layout.narrow ? barBands(layout.rows) : [{ top, bottom }]
  const axis = drawHorizontalAxis(panel.axis, layout.scale, { bands, bottom, left: 0 })
  const svg = [
    axis.behind,
    panel.joined && !layout.narrow ? drawJoins(layout) : '',
    ...layout.rows.map((placed) => drawRow(placed, layout)),
    drawZero(panel.axis, layout.scale, bands),
    axis.front,
  ]
  return { svg: svg.join(''), height: bottom + axis.height - top }
}

/** On a phone words stand between the bars, so the grid stays beside the bars. */
function barBands(rows: readonly PlacedRow[]): readonly Band[] {
  return rows.map(({ middle }) => ({ top: middle - 11, bottom: middle + 11 }))
}

function layoutOf(panel: RowsPanel, room: Pick<Layout, 'width' | 'traced'>, top: number): Layout {
  const { width } = room
  const figures = Math.max(0, ...panel.rows.map(figureWidth))
  const labels = Math.max(0, ...panel.rows.map(wordsWidth))
  const beside = Math.min(labels + 4, width * 0.34)
  const narrow = width < 520 || width - beside - figures - 36 < narrowestPlot
  const labelWidth = narrow ? width : beside
  const scale = narrow
    ? scaleOf(panel.axis, 8, width - 8)
    : scaleOf(panel.axis, labelWidth + 18, width - figures - 18)
  let next = top
  const rows = panel.rows.map((row) => {
    const placed = placeRow(row, { narrow, labelWidth, top: next, width })
    next = placed.bottom
    return placed
  })
  return { ...room, narrow, labelWidth, scale, rows }
}

function placeRow(
  row: ChartRow,
  at: {
    readonly narrow: boolean
    readonly labelWidth: number
    readonly top: number
    readonly width: number
  },
): PlacedRow {
  const { narrow, top } = at
  const wide = row.total ? 1.04 : 1
  const label = wrap(row.label, labelSize * wide, { width: at.labelWidth, lines: 3 })
  const figureLine = lineOfFigure(row, label, at.width)
  const beyond = narrow ? Math.max(0, figureLine - label.length - 1) : 0
  const more = (label.length - 1 + beyond) * lineHeight
  if (!narrow && row.note === '' && label.length === 1)
    return { row, label, top: top + 4, figureLine, middle: top + 14.5, bottom: top + oneLine }
  return {
    row,
    label,
    top,
    figureLine,
    middle: top + more + (narrow ? 44 : 17),
    bottom: top + more + (narrow ? 58 : 38),
  }
}

/** Beside the end of the label, else beside the note, else on a line of its own below both. */
function lineOfFigure(row: ChartRow, label: readonly string[], width: number): number {
  const room = width - figureWidth(row) - 10
  if (textWidth(label.at(-1) ?? '', labelSize) * 1.03 <= room) return label.length
  return label.length + (textWidth(row.note, noteSize) <= room ? 1 : 2)
}

function wordsWidth(row: ChartRow): number {
  return Math.max(textWidth(row.label, labelSize) * 1.03, textWidth(row.note, noteSize))
}

function figureWidth(row: ChartRow): number {
  return textWidth(row.value, labelSize) * 1.06 + textWidth(row.range, noteSize) + 8
}

function drawRow(placed: PlacedRow, layout: Layout): string {
  const { row, middle } = placed
  const { scale } = layout
  return [
    ...row.ghosts.map((bar) => drawGhost(bar, scale, middle)),
    ...row.bars.map((bar) => drawBar(bar, scale, middle)),
    drawInterval(row, scale, middle),
    drawWords(placed, layout),
  ].join('')
}

function drawWords({ row, label, top, middle, figureLine }: PlacedRow, layout: Layout): string {
  const style = { class: row.total ? 'b' : 'l' }
  const lines = label.map((line, i) =>
    textElement(line, { x: 0, y: top + lineHeight * (i + 1) }, style),
  )
  const noteTop = top + lineHeight * (label.length + 1)
  const note = shorten(row.note, noteSize, layout.labelWidth)
  const quiet = note === '' ? '' : textElement(note, { x: 0, y: noteTop }, { class: 's' })
  const { figure, ...words } = row
  const shown = figure !== undefined && layout.traced.has(figure) ? row : words
  const y = layout.narrow ? top + lineHeight * figureLine : middle + 4.5
  const full = [row.label, row.note].filter((text) => text !== '').join(', ')
  const short = label.join(' ') === row.label && note === row.note
  const title = short ? '' : element('title', {}, escapeMarkup(full))
  return element('g', {}, title, ...lines, quiet) + drawFigureText(shown, { x: layout.width, y })
}

/** The step from the end of one bar to the beginning of the next. */
function drawJoins({ rows, scale }: Layout): string {
  const joins = rows.slice(0, -1).map(({ row, middle }, i) => {
    const end = row.bars[0]
    const next = rows[i + 1]!
    if (end === undefined || row.total || next.row.bars.length === 0) return ''
    const x = scale.place(end.to)
    return element('line', {
      x1: x,
      x2: x,
      y1: middle + 8,
      y2: next.middle - 8,
      stroke: 'var(--soft)',
      'stroke-width': 0.75,
    })
  })
  return joins.join('')
}
