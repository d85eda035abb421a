import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { cumulativeIncidence } from '#stats/survival/cumulative-incidence'
import { positionAt } from '#stats/survival/incidence-at'
import type { CompetingFollowUp } from '#stats/survival/follow-up'
import {
  type FollowUpRows,
  type HazardFigure,
  hazardEstimate,
} from '#stats/survival/unit-influence'

/** Which figure: the share with one kind of event (of `causes` kinds) by a time. */
export interface IncidenceFigure {
  readonly causes: number
  /** 1, 2, ... */
  readonly cause: number
  readonly time: number
}

/**
 * The share that had one kind of event by a time with each row's influence, for the joint distribution
 * of several figures of the same rows; with one cause it is one minus Kaplan-Meier. Without open cases
 * before the time it is the mean of the yes-no column. Source: see `hazardEstimate`.
 * @param rows codes are 0 to `causes`; a row whose time is NaN takes no part
 * @throws StatisticsError 'too-few' under two rows or clusters, otherwise as `cumulativeIncidence` and `incidenceAt`
 */
export function incidenceEstimate(rows: FollowUpRows, figure: IncidenceFigure): LinearEstimate {
  return hazardEstimate(rows, (units) => incidenceFigure(units, figure))
}

/** The share of units with the event by a time, with how it changes with each hazard. */
export function incidenceFigure(
  units: CompetingFollowUp,
  { causes, cause, time }: IncidenceFigure,
): HazardFigure {
  const curve = cumulativeIncidence(units, causes)
  const { table, survival } = curve
  const last = positionAt(curve, cause, time)
  const share = curve.incidence[cause - 1]!
  const value = share[last] ?? 0
  const slopes = table.events.map((_, other) =>
    table.times.map((_time, j) => {
      if (j > last) return 0
      const later = value - share[j]!
      const lost = later === 0 ? 0 : later / (1 - table.allEvents[j]! / table.atRisk[j]!)
      return (other === cause - 1 ? (survival[j - 1] ?? 1) : 0) - lost
    }),
  )
  return { value, table, slopes }
}
