import type { PlotChart, PointsChart, RowsChart } from '#charts/chart'
import { textPoints } from '#drawing/terminal/text-points'
import { textRows } from '#drawing/terminal/text-rows'
import type { TextLook } from '#drawing/terminal/text-table'

/** A chart as text, where its kind can be drawn so whatever it holds; no lines where a table says it better. */
export function textChart(
  chart: RowsChart | PlotChart | PointsChart,
  look: TextLook,
): readonly string[] {
  if (chart.kind === 'rows') return textRows(chart, look)
  return chart.kind === 'points' ? textPoints(chart, look) : []
}
