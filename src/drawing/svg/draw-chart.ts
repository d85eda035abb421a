import type { PlotChart, RowsChart } from '#charts/chart'
import { drawPlot } from '#drawing/svg/draw-plot'
import { drawRows } from '#drawing/svg/draw-rows'
import { element, escapeMarkup } from '#drawing/svg/element'
import { dark, light, paletteVariables } from '#drawing/palette'

/** Charts that are drawn as SVG; the matrix, the job map and the answer are set as text. */
export type DrawnChart = RowsChart | PlotChart

/**
 * A chart as SVG for a page that holds the colours as CSS variables, the text classes and the
 * hatching (`chartStyle`, `hatching`). Its labels have their own size at every width; those of
 * the `traced` figures are links to their lineage.
 */
export function drawChart(chart: DrawnChart, width: number, traced: ReadonlySet<string>): string {
  const drawn = chart.kind === 'rows' ? drawRows(chart, width, traced) : drawPlot(chart, width)
  const height = Math.ceil(drawn.height)
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'chart',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'group',
      'aria-label': chart.description,
    },
    drawn.svg,
  )
}

/** A chart as an SVG file of its own, in the colours of the reader's scheme, with its title. */
export function drawPicture(chart: DrawnChart, width: number): string {
  const inside = width - 32
  const drawn = chart.kind === 'rows' ? drawRows(chart, inside, new Set()) : drawPlot(chart, inside)
  const height = Math.ceil(drawn.height) + 88
  const heading =
    element('text', { class: 't', x: 16, y: 30 }, escapeMarkup(chart.title)) +
    element('text', { class: 's', x: 16, y: 50 }, escapeMarkup(chart.subtitle))
  const style = `:root{${paletteVariables(light)}}@media(prefers-color-scheme:dark){:root{${paletteVariables(dark)}}}${chartStyle}.t{font-size:16px;font-weight:600}`
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height },
    element('title', {}, escapeMarkup(chart.title)),
    element('desc', {}, escapeMarkup(chart.description)),
    `<style>${style}</style>`,
    hatchPatterns(),
    element('rect', { width, height, fill: 'var(--page)' }),
    heading,
    element('g', { transform: 'translate(16 68)' }, drawn.svg),
  )
}

/** Style of the text in charts. */
export const chartStyle =
  'svg.chart{display:block;max-width:100%;height:auto;overflow:visible}svg text{font:12px Inter,"Inter Variable",system-ui,"DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums;fill:var(--ink)}svg .l,svg .v,svg .b{font-size:13px}svg .v,svg .b{font-weight:600}svg .s{fill:var(--soft);font-weight:400}'

/** The patterns that "too early to tell" is filled with, once a page. */
export const hatching: string = `<svg class="hatching" width="0" height="0" aria-hidden="true" focusable="false">${hatchPatterns()}</svg>`

function hatchPatterns(): string {
  const pattern = (tone: string): string =>
    `<pattern id="hatch-${tone}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="var(--page)"/><rect width="2" height="6" fill="var(--${tone})" fill-opacity=".5"/></pattern>`
  return `<defs>${['better', 'worse', 'ours', 'status-quo', 'total'].map(pattern).join('')}</defs>`
}
