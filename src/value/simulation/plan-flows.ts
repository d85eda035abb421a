import { BLOCK_LENGTH } from '#stats/random/generator'
import type { ValueModel } from '#value/model'
import { adoptionExpression, discountRateExpression } from '#value/model-expressions'
import { addProduct, addScaled } from './block-arithmetic.ts'
import { createCostFlow, type CostFlow } from './cost-flow.ts'
import { createDiscounting, type Discounting } from './discounting.ts'
import { createDriverFlow, type DriverFlow } from './driver-flow.ts'
import type { ModelValues } from './model-values.ts'
import type { Gains } from './settings.ts'

/** Cash flows of a plan over a block of draws. */
export interface PlanFlows {
  readonly drivers: readonly DriverFlow[]
  readonly costs: readonly CostFlow[]
  /** By year, 0 first: cash and captured capacity less the difference of costs. */
  readonly all: readonly Float64Array[]
  /**
   * By year: the cash class less the difference of costs, internal hours left out. The columns of
   * `all` where the two cannot differ.
   */
  readonly cash: readonly Float64Array[]
  readonly npv: Float64Array
  readonly npvCash: Float64Array
  readonly discounting: Discounting
  /** The discount rate of year 1. */
  rate(): Float64Array
  /** Computes all of it for the block that the values are drawn for. */
  compute(): void
}

/** Binds all drivers and costs of a model to a plan of yearly flows. */
export function createPlanFlows(model: ValueModel, values: ModelValues, gains: Gains): PlanFlows {
  const { horizon, midPeriod } = model
  const rate = values.of(discountRateExpression(model))
  const discounting = createDiscounting(rate, { horizon, midPeriod })
  const adoption = Array.from({ length: horizon }, (_, index) =>
    values.of(adoptionExpression(model, index)),
  )
  const drivers = model.drivers.map((driver) =>
    createDriverFlow(values, driver, { horizon, haircuts: gains[driver.id] === true }),
  )
  const costs = model.costs.map((cost) => createCostFlow(values, cost, horizon))
  const columns = (): Float64Array[] =>
    Array.from({ length: horizon + 1 }, () => new Float64Array(BLOCK_LENGTH))
  const all = columns()
  const npv = new Float64Array(BLOCK_LENGTH)
  const [cash, npvCash] = cashDiffers(model)
    ? [columns(), new Float64Array(BLOCK_LENGTH)]
    : [all, npv]
  const { clock } = values
  return {
    drivers,
    costs,
    all,
    cash,
    npv,
    npvCash,
    discounting,
    rate: () => rate.at(1),
    compute() {
      discounting.compute(clock.length)
      for (const total of [...all, ...cash, npv, npvCash]) total.fill(0, 0, clock.length)
      for (let year = 0; year <= horizon; year++) {
        const share = adoption[year - 1]?.at(year) ?? none
        const factor = discounting.factors[year]!
        const flows = { all: all[year]!, cash: cash[year]! }
        if (year > 0) addBenefits(drivers, flows, { year, share, factor, length: clock.length })
        addCosts(costs, flows, { year, share, factor, length: clock.length, model })
        addProduct(npv, flows.all, factor, clock.length)
        if (cash !== all) addProduct(npvCash, flows.cash, factor, clock.length)
      }
    },
  }
}

/** Whether something counts that is no cash: captured capacity, or internal hours. */
function cashDiffers(model: ValueModel): boolean {
  return (
    model.drivers.some((driver) => driver.class === 'capacity') ||
    model.costs.some((cost) => cost.internal)
  )
}

/** Adoption before the first year: nothing is in use. */
const none = new Float64Array(BLOCK_LENGTH)

interface Flows {
  readonly all: Float64Array
  readonly cash: Float64Array
}

interface Year {
  readonly year: number
  readonly share: Float64Array
  readonly factor: Float64Array
  readonly length: number
}

function addBenefits(drivers: readonly DriverFlow[], flows: Flows, at: Year): void {
  for (const { driver, step } of drivers) {
    const benefit = step(at.year, at.share, at.factor)
    if (driver.class === 'soft') continue
    addScaled(flows.all, benefit, 1, at.length)
    if (driver.class === 'cash' && flows.cash !== flows.all) {
      addScaled(flows.cash, benefit, 1, at.length)
    }
  }
}

function addCosts(
  costs: readonly CostFlow[],
  flows: Flows,
  at: Year & { readonly model: ValueModel },
): void {
  for (const { cost, step } of costs) {
    const flow = step(at.year, at.share, at.factor)
    const weight = costWeight(at.model, cost.solution)
    if (weight === 0) continue
    addScaled(flows.all, flow, weight, at.length)
    if (!cost.internal && flows.cash !== flows.all) {
      addScaled(flows.cash, flow, weight, at.length)
    }
  }
}

/** How a solution's costs enter the flows: ours are paid, the reference's fall away. */
export function costWeight(model: ValueModel, solution: string): -1 | 0 | 1 {
  if (solution === model.ours) return -1
  return solution === model.reference ? 1 : 0
}
