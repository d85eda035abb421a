import { addNumber, divideInto, multiply } from '#stats/machine/column-arithmetic'
import type { BlockClock, BlockValues } from './block-values.ts'

/** Discount factors over a block, by period of the plan. */
export interface Discounting {
  /** What money of period k is worth today: the start is 1, then at the end of it or its middle. */
  readonly factors: readonly Float64Array[]
  /** At the end of the last period. */
  readonly end: Float64Array
  compute(length: number): void
}

/** Discount factors from rates a period, which may differ by draw and by period. */
export function createDiscounting(
  rate: BlockValues,
  plan: { readonly periods: number; readonly midPeriod: boolean },
  clock: BlockClock,
): Discounting {
  const { periods, midPeriod } = plan
  const factors = Array.from({ length: periods + 1 }, () => clock.column().fill(1))
  const end = clock.column()
  return {
    factors,
    end,
    compute(length) {
      if (!rate.usesYear && !midPeriod) {
        computePowers(rate.at(1), { factors, end, length })
        return
      }
      end.fill(1, 0, length)
      for (let period = 1; period <= periods; period++) {
        const rates = rate.at(period)
        const factor = factors[period]!
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

/** The same rate in every period: one division a draw. */
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
  addNumber(first, rates, 1, length)
  divideInto(first, first, 1, length)
  for (let period = 2; period < factors.length; period++) {
    multiply(factors[period]!, factors[period - 1]!, first, length)
  }
  end.set(factors.at(-1)!.subarray(0, length))
}
