import { memo, useDeferredValue, useMemo } from 'react'
import { cashFlowChart } from '#charts/cash-flow'
import { costComparisonChart } from '#charts/cost-comparison'
import { informationChart } from '#charts/information'
import { npvDotsChart } from '#charts/npv-dots'
import { variantCharts } from '#charts/scenarios'
import { breakEvenTable, withoutBreakEven } from '#charts/tables/break-even-table'
import { returnsTable } from '#charts/tables/returns-table'
import { tornadoChart } from '#charts/tornado'
import type { ValueView } from '#charts/value-view'
import { headedTable } from '#drawing/html/data-table'
import type { DrawnChart } from '#drawing/svg/draw-chart'
import { ChartFigure } from '../drawn/chart-figure.tsx'
import { DrawnMarkup } from '../drawn/drawn-markup.tsx'
import { useSeen } from '../drawn/use-seen.ts'
import { useOpenStudy } from '../study/study-context.ts'

/** How the money runs and spreads: these follow what is moved, out of sight once it rests. */
export function MovingCharts({ view }: { view: ValueView }) {
  const [ref, seen] = useSeen<HTMLDivElement, ValueView>(useDeferredValue(view))
  return (
    <div ref={ref}>
      <CashCharts view={seen} />
    </div>
  )
}

const CashCharts = memo(function CashCharts({ view }: { view: ValueView }) {
  const { locale } = useOpenStudy()
  const charts = useMemo(
    () => [cashFlowChart(view, locale), npvDotsChart(view, 50, locale)],
    [view, locale],
  )
  return <Charts charts={charts} />
})

/** What moves the result, scenarios, what to measure next: of the study as it is saved. */
export const SettledCharts = memo(function SettledCharts({ view }: { view: ValueView }) {
  const { locale, traced } = useOpenStudy()
  const charts = useMemo(() => {
    const costs = costComparisonChart(view, locale)
    return [
      tornadoChart(view, locale),
      ...(view.value.influence === undefined ? [] : [informationChart(view, locale)]),
      ...(costs.empty === undefined ? [costs] : []),
    ]
  }, [view, locale])
  const variants = useMemo(() => variantCharts(view, locale), [view, locale])
  const tables = useMemo(
    () =>
      [breakEvenTable(view, locale), returnsTable(view, locale)]
        .filter(({ rows }) => rows.length > 0)
        .map((table) => headedTable(table, traced)),
    [view, locale, traced],
  )
  return (
    <>
      {variants.length === 0 ? null : <Charts charts={variants} />}
      <Charts charts={charts} />
      {tables.map((markup, i) => (
        <DrawnMarkup key={i} markup={markup} />
      ))}
      {withoutBreakEven(view).map((words) => (
        <p className="note" key={words}>
          {words}
        </p>
      ))}
    </>
  )
})

function Charts({ charts }: { charts: readonly DrawnChart[] }) {
  const { traced } = useOpenStudy()
  return charts.map((chart) => <ChartFigure key={chart.id} chart={chart} traced={traced} />)
}
