import type { ValueAxis } from '#charts/chart'
import { keepApart } from '#charts/label-placement'
import { textWidth, wrap } from '#charts/text-width'
import { element, textElement } from '#drawing/svg/element'
import type { Scale } from '#drawing/svg/scale'

/** Type size of axis labels, in pixels. */
export const axisSize = 12

/** A stretch of the picture that grid lines cross; between bands stand words. */
export interface Band {
  readonly top: number
  readonly bottom: number
}

/** Grid, tick labels, the words at the ends and the title below; `height` is what it took. */
export function drawHorizontalAxis(
  axis: ValueAxis,
  scale: Scale,
  area: { readonly bands: readonly Band[]; readonly bottom: number; readonly left: number },
): { readonly behind: string; readonly front: string; readonly height: number } {
  const places = axis.ticks.map((tick) => scale.place(tick.at))
  const shown = keepApart(
    axis.ticks.map((tick, i) => ({
      at: places[i]!,
      size: textWidth(tick.label, axisSize),
      weight: tick.at === 0 ? 2 : i % 2 === 0 ? 1 : 0,
    })),
    8,
  )
  const behind = places.flatMap((x) =>
    area.bands.map((band) => verticalLine(x, band.top, band.bottom, 'var(--line)')),
  )
  const labels = axis.ticks.flatMap((tick, i) =>
    shown[i] ? [textElement(tick.label, { x: places[i]!, y: area.bottom + 16 }, quietMiddle)] : [],
  )
  const ends = drawEnds(axis, scale, area.bottom + 34)
  const titleTop = area.bottom + 34 + (ends === '' ? 0 : 17)
  const room = { width: scale.to - area.left, lines: 2 }
  const title = axis.title === '' ? [] : wrap(axis.title, axisSize, room)
  const words = title.map((line, i) =>
    textElement(line, { x: area.left, y: titleTop + i * 15 }, { class: 's' }),
  )
  const height = titleTop + (title.length - 1) * 15 + 6 - area.bottom
  return { behind: behind.join(''), front: [...labels, ends, ...words].join(''), height }
}

/** The line of zero, where zero is on the axis. */
export function drawZero(axis: ValueAxis, scale: Scale, bands: readonly Band[]): string {
  if (axis.low > 0 || axis.high < 0) return ''
  const lines = bands.map(({ top, bottom }) =>
    verticalLine(scale.place(0), top, bottom, 'var(--ink)'),
  )
  return lines.join('')
}

/** Grid and tick labels on the left. */
export function drawVerticalAxis(
  axis: ValueAxis,
  scale: Scale,
  area: { readonly left: number; readonly right: number },
): string {
  const lines = axis.ticks.map((tick) => {
    const y = scale.place(tick.at)
    const stroke = tick.at === 0 ? 'var(--ink)' : 'var(--line)'
    return (
      element('line', { x1: area.left, x2: area.right, y1: y, y2: y, stroke }) +
      textElement(tick.label, { x: area.left - 8, y: y + 4 }, { class: 's', 'text-anchor': 'end' })
    )
  })
  return lines.join('')
}

const quietMiddle = { class: 's', 'text-anchor': 'middle' }

function verticalLine(x: number, top: number, bottom: number, stroke: string): string {
  return element('line', { x1: x, x2: x, y1: top, y2: bottom, stroke })
}

function drawEnds(axis: ValueAxis, scale: Scale, y: number): string {
  if (axis.ends === undefined) return ''
  return (
    textElement(`← ${axis.ends.low}`, { x: scale.from, y }, { class: 's' }) +
    textElement(`${axis.ends.high} →`, { x: scale.to, y }, { class: 's', 'text-anchor': 'end' })
  )
}
