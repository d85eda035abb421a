import { checkFlows } from './check-flows.ts'

/** When the money is back. */
export interface Payback {
  /** From the start, linear inside the period; Infinity where it never comes back within the flows. */
  readonly periods: number
  /** The running total falls below zero again later. */
  readonly turnsNegative: boolean
}

/**
 * After how many periods has a row of flows brought back what it took? The first time at which the
 * running total reaches zero, linear inside the period (for discounted payback, give present
 * values). 0 where the first flow that is not zero is positive: nothing was out.
 * It says nothing of what comes after: read it beside the NPV.
 *
 * @param flows one a period, time 0 first
 * @throws StatisticsError for no flows or flows that are not finite.
 * Source: Brealey, Myers and Allen, Principles of Corporate Finance (10th ed.), ch. 5.
 */
export function payback(flows: ArrayLike<number>): Payback {
  checkFlows(flows)
  let total = 0
  let periods = Infinity
  let begun = false
  let turnsNegative = false
  for (let period = 0; period < flows.length; period++) {
    const flow = flows[period] ?? 0
    const before = total
    total += flow
    if (!begun && total === 0) continue
    if (periods < Infinity) turnsNegative ||= total < 0
    else if (total >= 0) periods = begun ? period - 1 - before / flow : 0
    begun = true
  }
  return { periods, turnsNegative }
}
