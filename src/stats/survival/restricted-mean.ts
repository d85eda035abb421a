import { StatisticsError } from '#stats/error'
import { normalCritical } from '#stats/intervals/critical-value'
import { type Interval, intervalAround } from '#stats/intervals/interval'
import type { SurvivalCurve } from '#stats/survival/kaplan-meier'
import { requireWatched } from '#stats/survival/survival-at'

/** Mean time without the event within a horizon. */
export interface RestrictedMean {
  readonly horizon: number
  readonly mean: number
  readonly standardError: number
  readonly interval: Interval
}

/**
 * How much time without the event a unit has on average within a horizon: the area under the curve up
 * to it. It needs no assumption on the course of risk. The horizon is set before looking. No event
 * before the horizon is legal: the mean is the horizon, the error 0 (and no evidence of certainty).
 * Source: Irwin, J Hygiene 1949;47:188; Klein and Moeschberger, Survival Analysis (2003), section 4.5.
 * @throws StatisticsError 'too-few' where no unit was watched as long as the horizon, 'domain' for a
 *   horizon of 0 or less or a bad level
 * @example restrictedMean(kaplanMeier({ times: [1, 3], events: [1, 1] }), 2, 0.95).mean // 1.5
 */
export function restrictedMean(
  curve: SurvivalCurve,
  horizon: number,
  level: number,
): RestrictedMean {
  const critical = normalCritical(level)
  const areas = areasAfter(curve, horizon)
  let variance = 0
  curve.steps.forEach(({ events, atRisk }, j) => {
    if (areas[j + 1]! > 0) variance += areas[j + 1]! ** 2 * (events / (atRisk * (atRisk - events)))
  })
  const mean = areas[0]!
  const standardError = Math.sqrt(variance)
  const interval = intervalAround(mean, critical * standardError, level)
  return { horizon, mean, standardError, interval }
}

/**
 * Area under the curve between each step and the horizon; first the whole area from 0 on, then one
 * entry a step (0 from the horizon on).
 * @throws StatisticsError as `restrictedMean`
 */
export function areasAfter(curve: SurvivalCurve, horizon: number): Float64Array {
  if (!(horizon > 0))
    throw new StatisticsError('domain', `A horizon is above 0; it is ${horizon}.`, { horizon })
  requireWatched(curve, horizon)
  const { steps } = curve
  const areas = new Float64Array(steps.length + 1)
  let area = 0
  let end = horizon
  for (let j = steps.length - 1; j >= 0; j--) {
    const { time, survival } = steps[j]!
    if (time >= horizon) continue
    area += survival * (end - time)
    areas[j + 1] = area
    end = time
  }
  areas[0] = area + end
  return areas
}
