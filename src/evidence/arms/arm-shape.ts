import type { Interval } from '#quantity/figure'
import { StatisticsError } from '#stats/error'
import { quantileInterval } from '#stats/intervals/quantile-interval'
import type { ArmSummary } from '#evidence/estimate'
import { geometricMean } from '#stats/descriptive/geometric-mean'
import { histogram, niceEdges } from '#stats/descriptive/histogram'
import { momentsOf, standardDeviation } from '#stats/descriptive/moments'
import { quantiles } from '#stats/descriptive/quantile'

const BINS = 30

/**
 * SD, median, P90, geometric mean (not of a scale, and where all values are positive) and histogram
 * counts of an arm.
 */
export function shapeOf(
  present: Float64Array,
  scale: boolean,
  edges: readonly number[] | undefined,
): Pick<ArmSummary, 'sd' | 'median' | 'p90' | 'geometricMean' | 'counts'> {
  const [median, p90] = quantiles(present, [0.5, 0.9])
  return {
    median: median!,
    p90: p90!,
    ...(present.length < 2 ? {} : { sd: standardDeviation(momentsOf(present)) }),
    ...(!scale && present.every((value) => value > 0)
      ? { geometricMean: geometricMean(present) }
      : {}),
    ...(edges === undefined ? {} : { counts: histogram(within(present, edges), edges) }),
  }
}

function within(values: Float64Array, edges: readonly number[]): Float64Array {
  const [low, high] = [edges[0]!, edges.at(-1)!]
  return values.filter((value) => value >= low && value <= high)
}

/** From here on a tail is too long for bins of one width. */
const LONG_TAIL = 3

/**
 * Bin edges for the values of both arms; absent without a value. They hold all values, but where the
 * largest lies more than three times as far out as 99 in 100 they end at the P99 or, if that is
 * more, at twice the mean: what lies above is not counted in a bin.
 */
export function commonEdges(values: Float64Array): readonly number[] | undefined {
  const present = values.filter((value) => !Number.isNaN(value))
  if (present.length === 0) return undefined
  const { min, max, mean } = momentsOf(present)
  const most = Math.max(quantiles(present, [0.99])[0]!, 2 * mean)
  return niceEdges(min, max - min > LONG_TAIL * (most - min) ? most : max, BINS)
}

/**
 * Intervals of the median and the P90 of rows that stand each for itself, between two of their own values;
 * one that the rows are too few for is left out.
 */
export function quantileIntervals(
  present: Float64Array,
  level: number,
): Pick<ArmSummary, 'medianInterval' | 'p90Interval'> {
  const sorted = present.toSorted()
  const medianInterval = intervalOrNone(sorted, 0.5, level)
  const p90Interval = intervalOrNone(sorted, 0.9, level)
  return {
    ...(medianInterval === undefined ? {} : { medianInterval }),
    ...(p90Interval === undefined ? {} : { p90Interval }),
  }
}

function intervalOrNone(sorted: Float64Array, p: number, level: number): Interval | undefined {
  try {
    return quantileInterval(sorted, p, level)
  } catch (error) {
    if (error instanceof StatisticsError && error.code === 'too-few') return undefined
    throw error
  }
}
