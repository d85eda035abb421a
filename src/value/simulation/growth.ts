import { BLOCK_LENGTH } from '#stats/random/generator'
import { grow } from './block-arithmetic.ts'
import type { BlockClock, BlockValues } from './block-values.ts'

/**
 * Growth of a driver or cost over a block: 1 in year 1, then (1 + rate) more each year. Gives the
 * function of the year that says by what its flows are multiplied, years in order from 1; nothing
 * in the first.
 */
export function createGrowth(
  rate: BlockValues | undefined,
  clock: BlockClock,
): (year: number) => Float64Array | undefined {
  if (rate === undefined) return () => undefined
  const product = new Float64Array(BLOCK_LENGTH)
  return (year) => {
    if (year === 1) {
      product.fill(1, 0, clock.length)
      return undefined
    }
    grow(product, rate.at(year), clock.length)
    return product
  }
}
