import { StatisticsError } from '#stats/error'

/**
 * Is this a list of yearly flows that can be reckoned with? Flow 0 stands at time 0, flow k at
 * the end of year k.
 *
 * @throws StatisticsError `too-few` for an empty list, `not-finite` for a flow that is no number.
 */
export function checkFlows(flows: ArrayLike<number>): void {
  if (flows.length === 0) throw new StatisticsError('too-few', 'There is no flow.')
  for (let year = 0; year < flows.length; year++) {
    if (!Number.isFinite(flows[year])) {
      throw new StatisticsError('not-finite', `The flow of year ${year} is not a number.`, { year })
    }
  }
}

/**
 * Is this a rate that flows can be discounted at? It is above -100 %.
 *
 * @throws StatisticsError `domain`.
 */
export function checkRate(rate: number): void {
  if (!(rate > -1 && rate < Infinity)) {
    throw new StatisticsError('domain', `A rate of ${rate} cannot discount: it must exceed -1.`, {
      rate,
    })
  }
}
