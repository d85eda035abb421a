import { addProduct, addScaled, multiply } from '#stats/machine/column-arithmetic'
import type { Cost, ValueModel } from '#value/model'
import { costExpressions } from '#value/model-expressions'
import { periodCount } from '#value/periods'
import { duePeriod, dueStep, flowsAt, type PlanStep } from '#value/plan-steps'
import { createGrowth } from './growth.ts'
import type { ModelValues } from './model-values.ts'
import { scaledValues } from './period-rate.ts'

/** What one cost takes over a block of draws. */
export interface CostFlow {
  readonly cost: Cost
  /** Of a one-off its amount; of a recurring one a year at full adoption and year-1 prices. */
  readonly amount: Float64Array
  readonly presentValue: Float64Array
  /**
   * What falls due at a step of the plan, steps in order, if anything does; it is added to the
   * present value. Not to be changed.
   */
  step(at: number, adoption: Float64Array, discount: Float64Array): Float64Array | undefined
}

/**
 * Binds a cost: its amount, at its step or in each period, x adoption where it scales, x growth from
 * period 2 on.
 */
export function createCostFlow(
  values: ModelValues,
  cost: Cost,
  { model, steps }: { readonly model: ValueModel; readonly steps: readonly PlanStep[] },
): CostFlow {
  const { clock } = values
  const expressions = costExpressions(cost)
  const full = values.of(expressions.amount)
  const grow = createGrowth(expressions.growth && values.of(expressions.growth), clock)
  const due = cost.timing.once ? duePeriod(cost.timing.at, clock.perYear) : undefined
  const dueAt = cost.timing.once ? dueStep(cost.timing, model, steps) : undefined
  const scales = !cost.timing.once && cost.timing.scales === 'adoption'
  const weight = due === undefined && full.usesYear ? 1 / periodCount(model) : 1
  const amount = clock.column()
  const presentValue = clock.column()
  const changed = clock.column()
  const ofPeriod = due === undefined ? scaledValues(full, 1 / clock.perYear, clock) : full
  const shown = ({ period, whole }: PlanStep): boolean =>
    due === undefined ? whole && (period === 1 || (period > 1 && full.usesYear)) : period === 0
  return {
    cost,
    amount,
    presentValue,
    step(at, adoption, discount) {
      const { length } = clock
      const { period } = steps[at]!
      const price = full.at(Math.max(due ?? period, 1))
      if (period === 0) for (const total of [amount, presentValue]) total.fill(0, 0, length)
      if (shown(steps[at]!)) addScaled(amount, price, weight, length)
      const growth = period > 0 ? grow(period) : undefined
      if (!flowsAt(dueAt, at, steps[at]!)) return undefined
      let flow = ofPeriod.at(Math.max(period, 1))
      for (const factor of [...(scales ? [adoption] : []), ...(growth ? [growth] : [])]) {
        multiply(changed, flow, factor, length)
        flow = changed
      }
      addProduct(presentValue, flow, discount, length)
      return flow
    },
  }
}
