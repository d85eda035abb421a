import { StatisticsError } from '#stats/error'
import { type Interval, requireLevel } from '#stats/intervals/interval'
import type { SurvivalCurve } from '#stats/survival/kaplan-meier'
import { type ShareSettings, noEventLow, shareInterval } from '#stats/survival/share-interval'

/** A share at a point in time. */
export interface ShareAtTime {
  readonly time: number
  readonly share: number
  readonly standardError: number
  readonly interval: Interval
}

/**
 * Which share is without the event just after a time. Before the first event the error is 0 and the
 * interval exact, from the units watched all the while (with delayed entries: 0 to 1, nothing is known).
 * After the last unit had the event the share is 0 and the upper end that of the step before.
 * Source: Kalbfleisch and Prentice (2002), section 1.4.
 * @throws StatisticsError 'too-few' after the end of all watching, 'domain' for a negative time or a bad level
 */
export function survivalAt(
  curve: SurvivalCurve,
  time: number,
  settings: ShareSettings,
): ShareAtTime {
  requireLevel(settings.level)
  requireWatched(curve, time)
  const index = stepAt(curve, time)
  const { survival, standardError } = curve.steps[index] ?? { survival: 1, standardError: 0 }
  return { time, share: survival, standardError, interval: intervalAt(curve, time, settings) }
}

/**
 * Which share had the event up to and with a time: what `survivalAt` leaves.
 * @throws StatisticsError as `survivalAt`
 */
export function eventShareAt(
  curve: SurvivalCurve,
  time: number,
  settings: ShareSettings,
): ShareAtTime {
  const { share, standardError, interval } = survivalAt(curve, time, settings)
  return {
    time,
    share: 1 - share,
    standardError,
    interval: { low: 1 - interval.high, high: 1 - interval.low, level: interval.level },
  }
}

/**
 * The curve is known up to the end of the longest watching, and for ever where it ends at 0.
 * @throws StatisticsError 'too-few' for a later time, 'domain' for a negative one
 */
export function requireWatched({ steps }: SurvivalCurve, time: number): void {
  if (!(time >= 0 && Number.isFinite(time)))
    throw new StatisticsError('domain', `A time is 0 or more and finite; it is ${time}.`)
  const last = steps.at(-1)!
  if (time > last.time && last.survival > 0)
    throw new StatisticsError(
      'too-few',
      `No unit was watched up to ${time}: the longest watching ended at ${last.time}.`,
      { time, longest: last.time },
    )
}

/** Position of the last step at or before a time; -1 before the first. */
function stepAt({ steps }: SurvivalCurve, time: number): number {
  return steps.findLastIndex((step) => step.time <= time)
}

function intervalAt(curve: SurvivalCurve, time: number, settings: ShareSettings): Interval {
  const { level } = settings
  const step = curve.steps[stepAt(curve, time)]
  const survival = step?.survival ?? 1
  if (survival === 1) {
    const watched = curve.delayedEntry ? 0 : watchedThrough(curve, time)
    return { low: noEventLow(watched, level), high: 1, level }
  }
  if (survival > 0) return shareInterval(survival, step!.standardError, settings)
  const before = curve.steps.findLast((earlier) => earlier.survival > 0)
  const high = before === undefined ? 1 : intervalAt(curve, before.time, settings).high
  return { low: 0, high, level }
}

/** Units whose watching, begun at 0, did not end before a time. */
function watchedThrough({ steps }: SurvivalCurve, time: number): number {
  return steps.find((step) => step.time >= time)?.atRisk ?? 0
}
