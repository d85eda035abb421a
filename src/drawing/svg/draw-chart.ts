import type { FlowChart, PlotChart, PointsChart, RowsChart } from '#charts/chart'
import { wrap } from '#charts/text-width'
import { drawFlow } from '#drawing/svg/draw-flow'
import { drawPlot } from '#drawing/svg/draw-plot'
import { drawPoints } from '#drawing/svg/draw-points'
import { drawRows } from '#drawing/svg/draw-rows'
import { element, escapeMarkup, textElement } from '#drawing/svg/element'
import { dark, light, paletteVariables } from '#drawing/palette'

/** Charts that are drawn as SVG; the matrix, the job map and the answer are set as text. */
export type DrawnChart = FlowChart | RowsChart | PlotChart | PointsChart

/**
 * A chart as SVG for a page that holds the colours as CSS variables, the text classes and the
 * hatching (`chartStyle`, `hatching`). Its labels have their own size at every width; those of
 * the `traced` figures are links to their lineage.
 */
export function drawChart(chart: DrawnChart, width: number, traced: ReadonlySet<string>): string {
  const drawn = drawnAt(chart, width, traced)
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

function drawnAt(
  chart: DrawnChart,
  width: number,
  traced: ReadonlySet<string>,
): { readonly svg: string; readonly height: number } {
  switch (chart.kind) {
    case 'flow':
      return drawFlow(chart, width)
    case 'rows':
      return drawRows(chart, width, traced)
    case 'plot':
      return drawPlot(chart, width)
    case 'points':
      return drawPoints(chart, width, traced)
  }
}

/** Around a picture of its own, in pixels. */
const margin = 16

/**
 * A chart as an SVG file of its own, in the colours of the reader's scheme, with its title and,
 * where there is one, a label such as "simulated data".
 */
export function drawPicture(chart: DrawnChart, width: number, label = ''): string {
  const inside = width - 2 * margin
  const drawn = drawnAt(chart, inside, new Set())
  const subtitle = wrap(chart.subtitle, 12, { width: inside, lines: 3 })
  const top = 50 + subtitle.length * 15
  const height = Math.ceil(drawn.height) + top + margin + (label === '' ? 0 : 22)
  const style = `:root{${paletteVariables(light)}}@media(prefers-color-scheme:dark){:root{${paletteVariables(dark)}}}${chartStyle}svg .t{font-size:16px;font-weight:600}svg .w{fill:var(--worse);font-weight:600}`
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height },
    element('title', {}, escapeMarkup(chart.title)),
    element('desc', {}, escapeMarkup(chart.description)),
    `<style>${style}</style>`,
    hatchPatterns(),
    element('rect', { width, height, fill: 'var(--page)' }),
    textElement(chart.title, { x: margin, y: 30 }, { class: 't' }),
    ...subtitle.map((line, i) => textElement(line, { x: margin, y: 50 + i * 15 }, { class: 's' })),
    element('g', { transform: `translate(${margin} ${top})` }, drawn.svg),
    label === '' ? '' : textElement(label, { x: margin, y: height - margin }, { class: 'w' }),
  )
}

/** Style of the text in charts. */
export const chartStyle =
  'svg.chart{display:block;max-width:100%;height:auto;overflow:visible}svg text{font:12px Inter,"Inter Variable",system-ui,"DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums;fill:var(--ink)}svg .l,svg .v,svg .b{font-size:13px}svg .v,svg .b,svg .o{font-weight:600}svg .s{fill:var(--soft);font-weight:400}svg :is(.n,.o,.h){paint-order:stroke;stroke:var(--page);stroke-width:3px;stroke-linejoin:round}'

/** The patterns that "too early to tell" is filled with, once a page. */
export const hatching: string = `<svg class="hatching" width="0" height="0" aria-hidden="true" focusable="false">${hatchPatterns()}</svg>`

function hatchPatterns(): string {
  const pattern = (tone: string): string =>
    `<pattern id="hatch-${tone}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="var(--page)"/><rect width="2" height="6" fill="var(--${tone})" fill-opacity=".5"/></pattern>`
  return `<defs>${['better', 'worse', 'ours', 'status-quo', 'total'].map(pattern).join('')}</defs>`
}
