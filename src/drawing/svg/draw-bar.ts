import type { Bar, ChartRow } from '#charts/chart'
import { element } from '#drawing/svg/element'
import { fillOf, inkOf } from '#drawing/svg/paint'
import type { Scale } from '#drawing/svg/scale'

/** A bar around the line `middle`. */
export function drawBar(bar: Bar, scale: Scale, middle: number): string {
  return element('rect', {
    ...spanOf(bar, scale),
    y: middle - 8,
    height: 16,
    ...fillOf(bar.tone, bar.fill),
  })
}

/** Where a bar stood before, as an outline a little larger. */
export function drawGhost(bar: Bar, scale: Scale, middle: number): string {
  return element('rect', {
    class: 'ghost',
    ...spanOf(bar, scale),
    y: middle - 11,
    height: 22,
    fill: 'none',
    stroke: 'var(--soft)',
    'stroke-dasharray': '3 3',
  })
}

/** The interval of a row and its point: full where it is certain, open where it is too early to tell. */
export function drawInterval(
  { point, interval, total }: ChartRow,
  scale: Scale,
  y: number,
): string {
  const stroke = point === undefined ? (total ? 'var(--soft)' : 'var(--ink)') : inkOf(point.tone)
  const line =
    interval === undefined
      ? ''
      : element('line', {
          x1: scale.place(interval.low),
          x2: scale.place(interval.high),
          y1: y,
          y2: y,
          stroke,
          'stroke-width': point === undefined ? 1.5 : 2,
        }) + drawRunsOff(interval, scale, y, stroke)
  if (point === undefined) return line
  const dot = element('circle', {
    cx: scale.place(point.at),
    cy: y,
    r: 5,
    fill: point.certain ? stroke : 'var(--page)',
    stroke,
    'stroke-width': 2,
  })
  return line + dot
}

/** Arrow heads where an interval goes on beyond the axis. */
function drawRunsOff(
  interval: { readonly low: number; readonly high: number },
  scale: Scale,
  y: number,
  fill: string,
): string {
  const head = (x: number, way: number): string =>
    element('path', { d: `M${x + way * 5} ${y}L${x - way * 3} ${y - 5}V${y + 5}Z`, fill })
  return [
    interval.low < scale.low ? head(scale.from, -1) : '',
    interval.high > scale.high ? head(scale.to, 1) : '',
  ].join('')
}

function spanOf(bar: Bar, scale: Scale): { readonly x: number; readonly width: number } {
  const ends = [scale.place(bar.from), scale.place(bar.to)]
  const x = Math.min(...ends)
  return { x, width: Math.max(Math.max(...ends) - x, 1) }
}
