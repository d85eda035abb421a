import { checkFlows } from './check-flows.ts'

/** When the money is back. */
export interface Payback {
  /** From the start, linear inside the year; Infinity where it never comes back within the flows. */
  readonly years: number
  /** The running total falls below zero again later. */
  readonly turnsNegative: boolean
}

/**
 * After how many years has a row of flows brought back what it took? The first time at which the
 * running total reaches zero, linear inside the year (for discounted payback, give present
 * values). 0 where the first flow that is not zero is positive: nothing was out.
 * It says nothing of what comes after: read it beside the NPV.
 *
 * @param flows yearly, time 0 first
 * @throws StatisticsError for no flows or flows that are not finite.
 * Source: Brealey, Myers and Allen, Principles of Corporate Finance (10th ed.), ch. 5.
 */
export function payback(flows: ArrayLike<number>): Payback {
  checkFlows(flows)
  let total = 0
  let years = Infinity
  let begun = false
  let turnsNegative = false
  for (let year = 0; year < flows.length; year++) {
    const flow = flows[year] ?? 0
    const before = total
    total += flow
    if (!begun && total === 0) continue
    if (years < Infinity) turnsNegative ||= total < 0
    else if (total >= 0) years = begun ? year - 1 - before / flow : 0
    begun = true
  }
  return { years, turnsNegative }
}
