import { pictureOf } from '#evidence/panel/group-pictures'
import type { NeedSeries } from '#evidence/panel/need-series'
import type { SeriesData } from '#evidence/panel/series-data'
import type { TrendPlot } from '#evidence/picture'
import type { SegmentedRegression } from '#stats/time-series/segmented-regression'

/** A series as it was, as the fit has it, and as it would have gone on. */
export function seriesPicture(
  { context, axis, from }: SeriesData,
  { need, periods, outcome }: NeedSeries,
  { residuals, course }: SegmentedRegression,
): TrendPlot {
  const points = (valueOf: (i: number) => number): TrendPlot['lines'][number]['points'] =>
    Array.from(periods, (period, i) => ({ at: axis.startOf(period), value: valueOf(i) }))
  return {
    ...pictureOf(context, need),
    kind: 'trend',
    axis: { label: context.block.overTime!.at, dates: axis.dates },
    lines: [
      { label: 'observed', role: 'treated', points: points((i) => outcome[i]!) },
      { label: 'fitted', role: 'fitted', points: points((i) => outcome[i]! - residuals[i]!) },
      {
        label: 'without the treatment',
        role: 'counterfactual',
        points: course.map(({ period, counterfactual }) => ({
          at: axis.startOf(period),
          value: counterfactual,
        })),
      },
    ],
    from: axis.startOf(from),
  }
}
