import type { BlockContext } from '#evidence/context'
import type { MeasuredNeed } from '#evidence/metric-family'
import type { PanelData } from '#evidence/panel/panel-data'
import type { PanelSample } from '#evidence/panel/panel-sample'
import type { EventStudyPlot, TrendPlot } from '#evidence/picture'
import type { DynamicEffect } from '#stats/panel/average-effects'
import type { EventStudy } from '#stats/panel/event-study'
import { simultaneousBands } from '#stats/panel/simultaneous-bands'
import { createGenerator } from '#stats/random/generator'

/** Means of the treated and of the others at each time. */
export function groupTrends({ context, axis, starts }: PanelData, sample: PanelSample): TrendPlot {
  const { need, rows, group } = sample
  const first = rows.reduce(
    (least, row, i) => (group[i] === 1 ? Math.min(least, starts[row]!) : least),
    Infinity,
  )
  const lineOf = (which: 0 | 1, label: string): TrendPlot['lines'][number] => ({
    label,
    role: which === 1 ? 'treated' : 'control',
    points: meansByTime(sample, which).map(([period, value]) => ({
      at: axis.startOf(period),
      value,
    })),
  })
  return {
    ...pictureOf(context, need),
    kind: 'trend',
    axis: { label: context.block.overTime!.at, dates: axis.dates },
    lines: [lineOf(1, 'treated'), lineOf(0, 'not treated')],
    from: axis.startOf(first),
  }
}

function meansByTime(
  { outcome, times, group }: PanelSample,
  which: 0 | 1,
): readonly (readonly [number, number])[] {
  const sums = new Map<number, { sum: number; n: number }>()
  outcome.forEach((value, i) => {
    if (group[i] !== which) return
    const { sum, n } = sums.get(times[i]!) ?? { sum: 0, n: 0 }
    sums.set(times[i]!, { sum: sum + value, n: n + 1 })
  })
  return [...sums]
    .toSorted(([a], [b]) => a - b)
    .map(([time, { sum, n }]): [number, number] => [time, sum / n])
}

/** The gap between the groups at each time against the last one before the treatment, each with its own interval. */
export function eventStudyPicture(
  context: BlockContext,
  need: MeasuredNeed,
  { periods }: EventStudy,
): EventStudyPlot {
  const shown = periods.map(({ since, test }) => ({
    relative: since,
    value: test.difference,
    interval: test.interval,
  }))
  return {
    ...pictureOf(context, need),
    kind: 'event-study',
    bands: 'pointwise',
    periods: [...shown, { relative: -1, value: 0 }].toSorted((a, b) => a.relative - b.relative),
  }
}

/** Of the bands, so that the same rows give the same ones. */
const SEED = 1
const DRAWS = 1999

/** The effect by time since each unit's own start, with bands that hold the whole course. */
export function dynamicPicture(
  context: BlockContext,
  need: MeasuredNeed,
  course: readonly DynamicEffect[],
): EventStudyPlot {
  const { intervals } = simultaneousBands({
    figures: course.map(({ test, influence }) => ({ value: test.difference, influence })),
    generator: createGenerator(SEED, `bands ${context.block.id}.${need.id}`),
    draws: DRAWS,
    level: context.level,
  })
  return {
    ...pictureOf(context, need),
    kind: 'event-study',
    bands: 'simultaneous',
    periods: course.map(({ since, test }, k) => ({
      relative: since,
      value: test.difference,
      interval: intervals[k]!,
    })),
  }
}

/** What every picture of a need says of itself. */
export function pictureOf(
  { block }: BlockContext,
  need: MeasuredNeed,
): { readonly block: string; readonly need: string; readonly unit: string } {
  return { block: block.id, need: need.id, unit: need.metric.unit.text }
}
