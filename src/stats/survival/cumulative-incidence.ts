import { StatisticsError } from '#stats/error'
import { type CompetingFollowUp, requireFollowUp } from '#stats/survival/follow-up'
import { type RiskTable, riskTable } from '#stats/survival/risk-table'

/** The share of units that had each kind of event first, at each time at which watching of a unit ended. */
export interface IncidenceCurve {
  readonly n: number
  readonly delayedEntry: boolean
  readonly table: RiskTable
  /** Share without any event just after each time of the table. */
  readonly survival: Float64Array
  /** Share with each kind of event by each time, a column for each cause (cause 1 first). */
  readonly incidence: readonly Float64Array[]
}

/**
 * Which share ends in each way as time goes by, when a case can end in several ways and some are still
 * open. Abandonment is an event of its own here, not an open case: one minus Kaplan-Meier would count
 * the abandoned as if they could still be completed, and overstates completion. The shares of all
 * causes and of no event add up to 1. With one cause it is one minus Kaplan-Meier. n log n.
 * Source: Aalen and Johansen, Scand J Statist 1978;5:141; Putter et al., Stat Med 2007;26:2389, section 3.
 * @param causes how many kinds of event there are; one that never came is legal
 * @throws StatisticsError 'domain' unless causes is a whole number from 1 on, otherwise as `requireFollowUp`
 * @example cumulativeIncidence({ times: [1, 2, 3, 4], causes: [1, 2, 1, 0] }, 2).incidence[0]!.at(-1) // 0.5
 */
export function cumulativeIncidence(followUp: CompetingFollowUp, causes: number): IncidenceCurve {
  if (!(Number.isInteger(causes) && causes >= 1))
    throw new StatisticsError('domain', `There is at least one kind of event, not ${causes}.`)
  requireFollowUp(followUp, causes)
  const table = riskTable(followUp, causes)
  const survival = new Float64Array(table.times.length)
  const incidence = table.events.map(() => new Float64Array(table.times.length))
  let before = 1
  for (let j = 0; j < table.times.length; j++) {
    const atRisk = table.atRisk[j]!
    incidence.forEach((share, cause) => {
      share[j] = (share[j - 1] ?? 0) + (before * table.events[cause]![j]!) / atRisk
    })
    const events = table.allEvents[j]!
    before = events === atRisk ? 0 : before * ((atRisk - events) / atRisk)
    survival[j] = before
  }
  const delayedEntry = Array.from(followUp.entries ?? []).some((entry) => entry > 0)
  return { n: followUp.times.length, delayedEntry, table, survival, incidence }
}
