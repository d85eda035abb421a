import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { kaplanMeier } from '#stats/survival/kaplan-meier'
import { areasAfter } from '#stats/survival/restricted-mean'
import { riskTable } from '#stats/survival/risk-table'
import { asSingleEvent } from '#stats/survival/follow-up'
import { type FollowUpRows, hazardEstimate } from '#stats/survival/unit-influence'

/**
 * The restricted mean with each row's influence, for the joint distribution of several figures of the
 * same rows. Without open cases before the horizon it is the mean of min(time, horizon). Its error
 * differs from that of `restrictedMean` (Greenwood) by terms of order 1 / n.
 * Source: see `hazardEstimate`.
 * @param rows codes are 0 and 1; a row whose time is NaN takes no part
 * @throws StatisticsError 'too-few' under two rows or clusters or where no unit was watched as long as
 *   the horizon, 'domain' for a horizon of 0 or less, otherwise as `requireFollowUp`
 */
export function restrictedMeanEstimate(rows: FollowUpRows, horizon: number): LinearEstimate {
  return hazardEstimate(rows, (units) => {
    const curve = kaplanMeier(asSingleEvent(units))
    const areas = areasAfter(curve, horizon)
    const slope = Float64Array.from(curve.steps, ({ atRisk, events }, j) =>
      areas[j + 1] === 0 ? 0 : -areas[j + 1]! / (1 - events / atRisk),
    )
    return { value: areas[0]!, table: riskTable(units, 1), slopes: [slope] }
  })
}
