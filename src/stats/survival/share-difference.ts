import { StatisticsError } from '#stats/error'
import type { Interval } from '#stats/intervals/interval'
import type { ShareAtTime } from '#stats/survival/survival-at'
import { normalPValue } from '#stats/tests/p-value'

/** Difference of two shares at one time, treatment - base. */
export interface ShareDifference {
  readonly time: number
  readonly difference: number
  readonly standardError: number
  readonly z: number
  /** Two-sided. */
  readonly pValue: number
  readonly interval: Interval
}

/**
 * Whether and by how much the shares of two independent arms that had an event by one time differ: of
 * Kaplan-Meier or of cumulative incidence. The time is set before looking. The interval adds the squared
 * distances to the ends of both intervals, so that it stays within -1..1 and is legal without events.
 * Source: Zou and Donner, Stat Med 2008;27:1693 (interval); Klein et al., Stat Med 2007;26:4505, the
 * naive test.
 * @throws StatisticsError 'domain' where times or levels differ, 'no-variation' where neither share has an error
 */
export function shareDifference(base: ShareAtTime, treatment: ShareAtTime): ShareDifference {
  const { level } = base.interval
  if (base.time !== treatment.time || level !== treatment.interval.level)
    throw new StatisticsError('domain', 'Shares are compared at one time and one level.', {
      base: base.time,
      treatment: treatment.time,
    })
  const standardError = Math.hypot(base.standardError, treatment.standardError)
  if (!(standardError > 0))
    throw new StatisticsError('no-variation', 'Neither share has an error: nothing to compare.')
  const difference = treatment.share - base.share
  const z = difference / standardError
  const low = Math.hypot(treatment.share - treatment.interval.low, base.interval.high - base.share)
  const high = Math.hypot(treatment.interval.high - treatment.share, base.share - base.interval.low)
  return {
    time: base.time,
    difference,
    standardError,
    z,
    pValue: normalPValue(z),
    interval: { low: difference - low, high: difference + high, level },
  }
}
