import { checkFlows, checkRate } from './check-flows.ts'

/**
 * What is each flow worth today? Flow 0 is undiscounted; flow k >= 1 stands at the end of year k,
 * or in its middle (k - 0.5) with `midPeriod`.
 *
 * @param rate a year, above -1
 * @throws StatisticsError for a rate of -1 or less, no flows, or a flow that is not finite.
 * Source: Brealey, Myers and Allen, Principles of Corporate Finance (10th ed.), ch. 2.
 */
export function presentValues(
  rate: number,
  flows: ArrayLike<number>,
  midPeriod: boolean,
): readonly number[] {
  checkRate(rate)
  checkFlows(flows)
  const shift = midPeriod ? 0.5 : 0
  return Array.from(flows, (flow, year) =>
    year === 0 ? flow : flow * (1 + rate) ** (shift - year),
  )
}

/**
 * What is a row of yearly flows worth today, together? -500, 300, 300, 300 at 10 % are worth
 * 246.06. A spreadsheet's NPV() discounts its first value too: there it is `=CF0+NPV(rate,CF1:CFn)`.
 *
 * @param rate a year, above -1
 * @throws StatisticsError for a rate of -1 or less, no flows, or a flow that is not finite.
 * Source: Brealey, Myers and Allen, Principles of Corporate Finance (10th ed.), ch. 2.
 */
export function npv(rate: number, flows: ArrayLike<number>, midPeriod: boolean): number {
  return presentValues(rate, flows, midPeriod).reduce((sum, value) => sum + value, 0)
}
