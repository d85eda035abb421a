import { BLOCK_LENGTH } from '#stats/random/generator'
import type { BlockValues } from './block-values.ts'

/** Discount factors over a block, by year. */
export interface Discounting {
  /** What money of year k is worth today: year 0 is 1, then at the end of the year or its middle. */
  readonly factors: readonly Float64Array[]
  /** At the end of the last year. */
  readonly end: Float64Array
  compute(length: number): void
}

/** Discount factors from a rate that may differ by draw and by year. */
export function createDiscounting(
  rate: BlockValues,
  plan: { readonly horizon: number; readonly midPeriod: boolean },
): Discounting {
  const { horizon, midPeriod } = plan
  const factors = Array.from({ length: horizon + 1 }, () => new Float64Array(BLOCK_LENGTH).fill(1))
  const end = new Float64Array(BLOCK_LENGTH)
  return {
    factors,
    end,
    compute(length) {
      if (!rate.usesYear && !midPeriod) {
        computePowers(rate.at(1), { factors, end, length })
        return
      }
      end.fill(1, 0, length)
      for (let year = 1; year <= horizon; year++) {
        const rates = rate.at(year)
        const factor = factors[year]!
        for (let i = 0; i < length; i++) {
          const growth = 1 + rates[i]!
          const before = end[i]!
          end[i] = before / growth
          factor[i] = midPeriod ? before / Math.sqrt(growth) : before / growth
        }
      }
    },
  }
}

/** The same rate every year: one division a draw. */
function computePowers(
  rates: Float64Array,
  {
    factors,
    end,
    length,
  }: {
    readonly factors: readonly Float64Array[]
    readonly end: Float64Array
    readonly length: number
  },
): void {
  const first = factors[1]!
  for (let i = 0; i < length; i++) first[i] = 1 / (1 + rates[i]!)
  for (let year = 2; year < factors.length; year++) {
    const before = factors[year - 1]!
    const factor = factors[year]!
    for (let i = 0; i < length; i++) factor[i] = before[i]! * first[i]!
  }
  end.set(factors.at(-1)!.subarray(0, length))
}
