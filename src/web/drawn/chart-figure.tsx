import { memo, useMemo } from 'react'
import { describedFigure } from '#drawing/html/chart-figure'
import { ownMarkup } from '#drawing/html/markup'
import { type DrawnChart, drawChart } from '#drawing/svg/draw-chart'
import type { Traced } from '#drawing/html/figure-link'
import { ChartMenu } from './chart-menu.tsx'
import { DrawnMarkup } from './drawn-markup.tsx'
import { useWidth } from './use-width.ts'

/** Beyond this width a chart is easier to read with air beside it. */
const widest = 1000

/** A chart with its title, notes and data table, drawn for the room there is, and a way to take it along. */
export const ChartFigure = memo(function ChartFigure(props: { chart: DrawnChart; traced: Traced }) {
  const { chart, traced } = props
  const [ref, width] = useWidth<HTMLDivElement>()
  const markup = useMemo(
    () =>
      width === 0
        ? undefined
        : describedFigure(
            chart,
            traced,
            ownMarkup(drawChart(chart, Math.min(width, widest), traced)),
          ),
    [chart, traced, width],
  )
  return (
    <div className="drawn" ref={ref}>
      {markup === undefined ? <div className="not-drawn" /> : <DrawnMarkup markup={markup} />}
      <ChartMenu chart={chart} />
    </div>
  )
})

/** A chart alone; its words stand elsewhere. */
export function ChartPicture({ chart, traced }: { chart: DrawnChart; traced: Traced }) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const markup = useMemo(
    () => (width === 0 ? ownMarkup('') : ownMarkup(drawChart(chart, width, traced))),
    [chart, traced, width],
  )
  return (
    <div ref={ref}>
      <DrawnMarkup markup={markup} />
    </div>
  )
}
