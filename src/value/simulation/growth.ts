import { growBy } from '#stats/machine/column-arithmetic'
import type { BlockClock, BlockValues } from './block-values.ts'
import { periodRate } from './period-rate.ts'

/**
 * Growth of a driver or cost over a block: 1 in the first period, then (1 + rate a period) more in
 * each. Gives the function of the period that says by what its flows are multiplied, periods in
 * order from 1, each as often as needed; nothing in the first.
 *
 * @param rate a year
 */
export function createGrowth(
  rate: BlockValues | undefined,
  clock: BlockClock,
): (period: number) => Float64Array | undefined {
  if (rate === undefined) return () => undefined
  const rates = periodRate(rate, clock)
  const product = clock.column()
  let last = 0
  return (period) => {
    const again = period === last
    last = period
    if (period === 1) {
      product.fill(1, 0, clock.length)
      return undefined
    }
    if (again) return product
    growBy(product, product, rates.at(period), clock.length)
    return product
  }
}
