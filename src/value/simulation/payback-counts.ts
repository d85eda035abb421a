import { addAndMark, sumByReplicate } from '#stats/machine/column-arithmetic'
import { REPLICATES } from '#stats/random/points'
import { yearOf } from '#value/periods'
import type { BlockClock } from './block-values.ts'

/** Money a year goes through money a second and back: the last bit of a year means nothing. */
export const PAYBACK_ROUNDING = 1e-9

/** How many draws have paid back by the end of each year, block by block. */
export interface PaybackCounts {
  /** By year from 1, draws of each replicate; the last year may be a part of one. */
  readonly byYear: readonly Float64Array[]
  /** Counts the block that the flows are computed for. */
  count(): void
}

/**
 * Counts the draws whose running total has reached zero by the end of a year, as `payback` would
 * say of each, at little cost beside the flows. What has not
 * begun to flow has not paid back.
 *
 * @param flows by period, the start first
 */
export function createPaybackCounts(
  flows: readonly Float64Array[],
  clock: BlockClock,
): PaybackCounts {
  const [total, marks] = [clock.column(), clock.column()]
  const last = flows.length - 1
  const { perYear } = clock
  const byYear = Array.from({ length: yearOf(last, perYear) }, () =>
    clock.column().subarray(0, REPLICATES),
  )
  return {
    byYear,
    count() {
      const { length } = clock
      total.fill(0, 0, length)
      marks.fill(0, 0, length)
      for (let period = 0; period <= last; period++) {
        addAndMark({ total, flow: flows[period]!, marks }, PAYBACK_ROUNDING, length)
        const ends = period > 0 && (period % perYear === 0 || period === last)
        if (ends) sumByReplicate(byYear[yearOf(period, perYear) - 1]!, marks, length)
      }
    },
  }
}
