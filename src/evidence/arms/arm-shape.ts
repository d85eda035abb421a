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
    ...(edges === undefined ? {} : { counts: histogram(present, edges) }),
  }
}

/** Bin edges that hold the values of both arms; absent without a value. */
export function commonEdges(values: Float64Array): readonly number[] | undefined {
  const present = values.filter((value) => !Number.isNaN(value))
  if (present.length === 0) return undefined
  const { min, max } = momentsOf(present)
  return niceEdges(min, max, BINS)
}
