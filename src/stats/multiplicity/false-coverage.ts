import { StatisticsError } from '#stats/error'
import { benjaminiHochberg } from '#stats/multiplicity/benjamini-hochberg'

/** Which of several effects are findings, and at what level their intervals are to be made. */
export interface CoverageSelection {
  /** In the order of the p-values. */
  readonly selected: readonly boolean[]
  /** 1 - rate x selected / all; absent where nothing was selected. */
  readonly level?: number
}

/**
 * At what level to make the intervals of the effects that a Benjamini-Hochberg correction selects, so that
 * of those intervals on average at most a share `rate` misses (the false coverage rate). An interval at
 * the usual level beside a selected effect misses more often: the lucky ones are selected. Any interval
 * may be made at this level; it leaves out 0 if its p-value is that of the selection.
 * Source: Benjamini and Yekutieli, JASA 2005;100:71, definition 1 and section 4.
 * @throws StatisticsError 'domain' unless 0 < rate < 1, otherwise as `benjaminiHochberg`
 * @example falseCoverageSelection([0.001, 0.9], 0.05) // { selected: [true, false], level: 0.975 }
 */
export function falseCoverageSelection(
  pValues: readonly number[],
  rate: number,
): CoverageSelection {
  if (!(rate > 0 && rate < 1))
    throw new StatisticsError(
      'domain',
      `A rate lies between 0 and 1, such as 0.05; it is ${rate}.`,
      {
        rate,
      },
    )
  const selected = benjaminiHochberg(pValues).map((p) => p <= rate)
  const count = selected.filter(Boolean).length
  if (count === 0) return { selected }
  return { selected, level: 1 - (rate * count) / pValues.length }
}
