import { BLOCK_LENGTH } from '#stats/random/generator'
import type { Cost } from '#value/model'
import { costExpressions } from '#value/model-expressions'
import { addProduct, addScaled, multiply } from './block-arithmetic.ts'
import { createGrowth } from './growth.ts'
import type { ModelValues } from './model-values.ts'

/** What one cost takes over a block of draws. */
export interface CostFlow {
  readonly cost: Cost
  /** Of a one-off its amount; of a recurring one a year at full adoption and year-1 prices. */
  readonly amount: Float64Array
  readonly presentValue: Float64Array
  /** What falls due in a year (0 is the start), years in order; it is added to the present value. */
  step(year: number, adoption: Float64Array, discount: Float64Array): Float64Array
}

/** In which year a one-off cost falls due: 0 at the start, else the year that its time lies in. */
export function dueYear(at: number): number {
  return Math.max(0, Math.ceil(at - 1e-9))
}

/** Binds a cost: its amount, in its year or in each, x adoption where it scales, x growth from year 2 on. */
export function createCostFlow(values: ModelValues, cost: Cost, horizon: number): CostFlow {
  const { clock } = values
  const expressions = costExpressions(cost)
  const full = values.of(expressions.amount)
  const grow = createGrowth(expressions.growth && values.of(expressions.growth), clock)
  const due = cost.timing.once ? dueYear(cost.timing.at) : undefined
  const scales = !cost.timing.once && cost.timing.scales === 'adoption'
  const weight = due === undefined && full.usesYear ? 1 / horizon : 1
  const amount = new Float64Array(BLOCK_LENGTH)
  const presentValue = new Float64Array(BLOCK_LENGTH)
  const flow = new Float64Array(BLOCK_LENGTH)
  const shown = (year: number): boolean =>
    due === undefined ? year === 1 || (year > 1 && full.usesYear) : year === 0
  const falls = (year: number): boolean => (due === undefined ? year > 0 : year === due)
  return {
    cost,
    amount,
    presentValue,
    step(year, adoption, discount) {
      const { length } = clock
      const price = full.at(Math.max(due ?? year, 1))
      if (year === 0) for (const total of [amount, presentValue]) total.fill(0, 0, length)
      if (shown(year)) addScaled(amount, price, weight, length)
      if (falls(year)) flow.set(price.subarray(0, length))
      else flow.fill(0, 0, length)
      if (scales) multiply(flow, adoption, length)
      const growth = year > 0 ? grow(year) : undefined
      if (growth) multiply(flow, growth, length)
      addProduct(presentValue, flow, discount, length)
      return flow
    },
  }
}
