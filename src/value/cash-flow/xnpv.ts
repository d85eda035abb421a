import { checkDatedFlows } from './check-dated-flows.ts'
import { checkRate } from './check-flows.ts'

/** Days by which a rate a year is divided, leap year or not: the convention of XNPV(). */
export const DAYS_A_YEAR = 365

/**
 * What are flows that fall on days worth on the first of these days, together? A flow d days later
 * is divided by (1 + rate)^(d / 365). -10000, 2750, 4250, 3250, 2750 on 1 January, 1 March and
 * 30 October 2008, 15 February and 1 April 2009 are worth 2086.65 at 9 %. For flows that come
 * once a period take `npv`.
 *
 * @param rate a year, above -1
 * @param days of each flow, not falling
 * @throws StatisticsError for a rate of -1 or less, no flows, a flow or day that is not finite, days
 * that fall or are not as many as the flows.
 * Source: Microsoft, XNPV function (support.microsoft.com), formula and example.
 */
export function xnpv(rate: number, flows: ArrayLike<number>, days: ArrayLike<number>): number {
  checkRate(rate)
  checkDatedFlows(flows, days)
  let total = 0
  for (let k = 0; k < flows.length; k++) {
    total += flows[k]! * (1 + rate) ** ((days[0]! - days[k]!) / DAYS_A_YEAR)
  }
  return total
}
