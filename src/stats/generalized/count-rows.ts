import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import type { CovarianceChoice } from '#stats/regression/row-scores'

/** Rows of counts. */
export interface CountInput {
  /** Columns, the constant among them. */
  readonly design: readonly Float64Array[]
  /** Whole numbers from 0 on. */
  readonly counts: Float64Array
  /** What the events are counted over (hours, pages), above 0; 1 for every row where absent. */
  readonly exposure?: Float64Array
  readonly choice: CovarianceChoice
  readonly level: number
}

/**
 * The door of the regressions of counts; gives the logarithms of the exposure.
 * @throws StatisticsError 'domain' for a count below 0 or not whole or an exposure not above 0,
 *   'no-variation' without an event, 'not-finite'
 */
export function countOffset({ counts, exposure }: CountInput): Float64Array {
  requireSample(counts, 1)
  counts.forEach((count, i) => {
    if (count < 0 || !Number.isInteger(count))
      throw new StatisticsError(
        'domain',
        `The count of row ${i + 1} is no whole number from 0 on.`,
        {
          index: i,
        },
      )
  })
  if (counts.every((count) => count === 0))
    throw new StatisticsError('no-variation', 'There is no event: no rate can be compared.')
  if (exposure === undefined) return new Float64Array(counts.length)
  requireSameLength(exposure, counts)
  requireSample(exposure, 1)
  exposure.forEach((value, i) => {
    if (value <= 0)
      throw new StatisticsError('domain', `The exposure of row ${i + 1} is not above 0.`, {
        index: i,
      })
  })
  return exposure.map(Math.log)
}
