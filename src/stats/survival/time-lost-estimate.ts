import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { StatisticsError } from '#stats/error'
import { type IncidenceCurve, cumulativeIncidence } from '#stats/survival/cumulative-incidence'
import { positionAt } from '#stats/survival/incidence-at'
import type { CompetingFollowUp } from '#stats/survival/follow-up'
import {
  type FollowUpRows,
  type HazardFigure,
  hazardEstimate,
} from '#stats/survival/unit-influence'

/** Which figure: the time lost to one kind of event (of `causes` kinds) within a horizon. */
export interface TimeLostFigure {
  readonly causes: number
  /** 1, 2, ... */
  readonly cause: number
  readonly horizon: number
}

/**
 * How much of the time up to a horizon is lost to one kind of event on average: the area under its
 * cumulative incidence. The times lost to all causes and the mean time without any event add up to the
 * horizon; with one cause the horizon less it is the restricted mean.
 * Source: Andersen, Stat Med 2013;32:5278.
 * @param cause 1, 2, ...
 * @throws StatisticsError 'too-few' where no unit was watched as long as the horizon, 'domain' for a
 *   horizon of 0 or less or an unknown cause
 * @example timeLost(cumulativeIncidence({ times: [1, 3], causes: [1, 2] }, 2), 1, 2) // 0.5
 */
export function timeLost(curve: IncidenceCurve, cause: number, horizon: number): number {
  return areasAfter(curve, cause, horizon).whole
}

/**
 * The time lost to one kind of event with each row's influence, for the joint distribution of several
 * figures of the same rows. Without open cases before the horizon it is the mean of
 * max(0, horizon - time) over those with the event, 0 for all others. Source: see `hazardEstimate`.
 * @param rows codes are 0 to `causes`; a row whose time is NaN takes no part
 * @throws StatisticsError 'too-few' under two rows or clusters, otherwise as `cumulativeIncidence` and `timeLost`
 */
export function timeLostEstimate(rows: FollowUpRows, figure: TimeLostFigure): LinearEstimate {
  return hazardEstimate(rows, (units) => timeLostFigure(units, figure))
}

/** The time lost of units, with how it changes with each hazard. */
export function timeLostFigure(
  units: CompetingFollowUp,
  { causes, cause, horizon }: TimeLostFigure,
): HazardFigure {
  const curve = cumulativeIncidence(units, causes)
  const { table, survival } = curve
  const { whole, after } = areasAfter(curve, cause, horizon)
  const share = curve.incidence[cause - 1]!
  const slopes = table.events.map((_, other) =>
    table.times.map((time, j) => {
      const left = horizon - time
      if (left <= 0) return 0
      const later = after[j]! - share[j]! * left
      const free = 1 - table.allEvents[j]! / table.atRisk[j]!
      const lost = free === 0 ? 0 : later / free
      return (other === cause - 1 ? (survival[j - 1] ?? 1) * left : 0) - lost
    }),
  )
  return { value: whole, table, slopes }
}

/** Area under an incidence between each step and the horizon (0 from the horizon on), and the whole. */
function areasAfter(
  curve: IncidenceCurve,
  cause: number,
  horizon: number,
): { readonly whole: number; readonly after: Float64Array } {
  if (!(horizon > 0))
    throw new StatisticsError('domain', `A horizon is above 0; it is ${horizon}.`, { horizon })
  const last = positionAt(curve, cause, horizon)
  const { times } = curve.table
  const share = curve.incidence[cause - 1]!
  const after = new Float64Array(times.length)
  let area = 0
  let end = horizon
  for (let j = last; j >= 0; j--) {
    area += share[j]! * (end - times[j]!)
    after[j] = area
    end = times[j]!
  }
  return { whole: area, after }
}
