import { BLOCK_LENGTH } from '#stats/random/generator'
import { grow, multiply } from './block-arithmetic.ts'
import type { BlockClock, BlockValues } from './block-values.ts'

/**
 * Growth of a driver or cost over a block: 1 in year 1, then (1 + rate) more each year. Gives the
 * function that multiplies the flows of a year by it, years in order from 1.
 */
export function createGrowth(
  rate: BlockValues | undefined,
  clock: BlockClock,
): (year: number, flow: Float64Array) => void {
  if (rate === undefined) return () => {}
  const product = new Float64Array(BLOCK_LENGTH)
  return (year, flow) => {
    if (year === 1) product.fill(1, 0, clock.length)
    else grow(product, rate.at(year), clock.length)
    multiply(flow, product, clock.length)
  }
}
