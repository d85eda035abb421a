import { type FollowUp, asCompeting, requireFollowUp } from '#stats/survival/follow-up'
import { riskTable } from '#stats/survival/risk-table'

/** What is known at one time at which watching of a unit ended. */
interface SurvivalStep {
  readonly time: number
  /** Units under observation just before. */
  readonly atRisk: number
  readonly events: number
  readonly censored: number
  /** Share without the event just after. */
  readonly survival: number
  /** Greenwood's, of the share; 0 before the first event and where the share is 0. */
  readonly standardError: number
}

/** The share of units without the event, a step at each time at which watching of a unit ended. */
export interface SurvivalCurve {
  readonly n: number
  /** Whether units came under observation after time 0. */
  readonly delayedEntry: boolean
  readonly steps: readonly SurvivalStep[]
}

/**
 * Which share is still without the event as time goes by, when some units are still open. Only where
 * nothing but open cases ends observation: where cases can end in another way (abandoned), take
 * `cumulativeIncidence`. With delayed entries, an event while few are watched early can bring the curve
 * to 0 for good: start the clock later then. No event at all is legal: the curve stays at 1. n log n.
 * Source: Kaplan and Meier, JASA 1958;53:457; Greenwood 1926 (errors).
 * @throws StatisticsError as `requireFollowUp`
 * @example kaplanMeier({ times: [1, 2, 3], events: [1, 0, 1] }).steps.map((s) => s.survival) // [2 / 3, 2 / 3, 0]
 */
export function kaplanMeier(followUp: FollowUp): SurvivalCurve {
  const units = asCompeting(followUp)
  requireFollowUp(units, 1)
  const table = riskTable(units, 1)
  let survival = 1
  let greenwood = 0
  const steps = Array.from(table.times, (time, j): SurvivalStep => {
    const [atRisk, events] = [table.atRisk[j]!, table.allEvents[j]!]
    survival = events === atRisk ? 0 : survival * ((atRisk - events) / atRisk)
    if (survival > 0) greenwood += events / (atRisk * (atRisk - events))
    const standardError = survival * Math.sqrt(greenwood)
    return { time, atRisk, events, censored: table.censored[j]!, survival, standardError }
  })
  const delayedEntry = Array.from(followUp.entries ?? []).some((entry) => entry > 0)
  return { n: followUp.times.length, delayedEntry, steps }
}
