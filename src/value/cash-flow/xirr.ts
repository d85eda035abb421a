import { checkDatedFlows } from './check-dated-flows.ts'
import { rootsOfExponentialSum } from './exponential-roots.ts'
import type { InternalRate } from './irr.ts'
import { DAYS_A_YEAR } from './xnpv.ts'

/**
 * At which rate a year are flows that fall on days worth nothing on the first of them? The rates
 * above -100 % are counted as by `irr`: one is the answer, several or none say that there is no
 * such rate. A spreadsheet's XIRR() gives one of several, by its first guess. For flows that come
 * once a period take `irr`.
 *
 * @param days of each flow, not falling
 * @throws StatisticsError for no flows, a flow or day that is not finite, days that fall or are not
 * as many as the flows.
 * Source: Microsoft, XIRR function (support.microsoft.com); counting: `rootsOfExponentialSum`.
 */
export function xirr(flows: ArrayLike<number>, days: ArrayLike<number>): InternalRate {
  checkDatedFlows(flows, days)
  const [coefficients, times] = byDay(flows, days)
  const rates = rootsOfExponentialSum(coefficients, times).map(Math.expm1)
  const [first] = rates
  if (first === undefined) return { kind: 'none', reason: 'no rate makes the flows worth nothing' }
  if (!rates.every(Number.isFinite)) {
    return { kind: 'none', reason: 'the rate is too large to be a number' }
  }
  if (rates.length === 1) return { kind: 'one', rate: first }
  const reason = `the NPV is zero at ${rates.length} rates`
  return { kind: 'several', count: rates.length, rates, reason }
}

/** What flows on each day on which something does, by a power of 2 near the largest, and when in years. */
function byDay(
  flows: ArrayLike<number>,
  days: ArrayLike<number>,
): readonly [coefficients: readonly number[], times: readonly number[]] {
  const largest = Math.max(Number.MIN_VALUE, ...Array.from(flows, Math.abs))
  const size = 2 ** Math.floor(Math.log2(largest))
  const totals = new Map<number, number>()
  for (let k = 0; k < flows.length; k++) {
    totals.set(days[k]!, (totals.get(days[k]!) ?? 0) + flows[k]! / size)
  }
  const moved = [...totals].filter(([, flow]) => flow !== 0)
  return [moved.map(([, flow]) => flow), moved.map(([day]) => day / DAYS_A_YEAR)]
}
