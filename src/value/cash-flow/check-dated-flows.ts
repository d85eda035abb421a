import { StatisticsError } from '#stats/error'
import { checkFlows } from './check-flows.ts'

/**
 * Are these flows with the day of each? Days are counted from the first flow, or from any day, and
 * do not fall.
 *
 * @throws StatisticsError as `checkFlows`; `not-finite` for a day that is no number, `domain` for a day
 * before the one in front of it or another number of days than of flows.
 */
export function checkDatedFlows(flows: ArrayLike<number>, days: ArrayLike<number>): void {
  checkFlows(flows)
  if (days.length !== flows.length) {
    const counts = { flows: flows.length, days: days.length }
    throw new StatisticsError('domain', 'Each flow needs a day.', counts)
  }
  for (let k = 0; k < days.length; k++) {
    const day = days[k]!
    if (!Number.isFinite(day)) {
      throw new StatisticsError('not-finite', `The day of flow ${k} is not a number.`, { flow: k })
    }
    if (k > 0 && day < days[k - 1]!) {
      throw new StatisticsError('domain', `Flow ${k} comes before the one in front of it.`, {
        flow: k,
      })
    }
  }
}
