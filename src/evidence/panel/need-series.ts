import type { MeasuredNeed } from '#evidence/metric-family'
import type { SeriesData } from '#evidence/panel/series-data'
import type { NeedRows } from '#evidence/rows/need-rows'
import { needRows } from '#evidence/rows/need-rows'

/** One value a period: the mean of its rows. */
export interface NeedSeries {
  readonly need: MeasuredNeed
  /** In order; only those with a value. */
  readonly periods: Int32Array
  readonly outcome: Float64Array
  /** The first row of each period, where its figures stand. */
  readonly home: readonly number[]
  /** Whether some period has several rows. */
  readonly aggregated: boolean
  readonly rows: NeedRows
}

/** The series of a need; a missing value is left out, and a period without any is missing. */
export function needSeries(series: SeriesData, need: MeasuredNeed): NeedSeries {
  const rows = needRows(series.view, need)
  const cells = new Map<number, { home: number; sum: number; n: number }>()
  rows.values.forEach((value, row) => {
    if (Number.isNaN(value)) return
    const period = series.axis.periods[row]!
    const cell = cells.get(period) ?? { home: row, sum: 0, n: 0 }
    cells.set(period, { home: cell.home, sum: cell.sum + value, n: cell.n + 1 })
  })
  const ordered = [...cells].toSorted(([a], [b]) => a - b)
  return {
    need,
    periods: Int32Array.from(ordered, ([period]) => period),
    outcome: Float64Array.from(ordered, ([, { sum, n }]) => sum / n),
    home: ordered.map(([, { home }]) => home),
    aggregated: ordered.some(([, { n }]) => n > 1),
    rows,
  }
}
