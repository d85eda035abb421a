import { add, addProduct, addScaled, subtract } from '#stats/machine/column-arithmetic'
import { BLOCK_LENGTH } from '#stats/random/generator'
import type { ValueModel } from '#value/model'
import { discountRateExpression } from '#value/model-expressions'
import { periodCount, yearCount, yearOf } from '#value/periods'
import { adoptionByPeriod } from './adoption.ts'
import type { BlockClock } from './block-values.ts'
import { createCostFlow, type CostFlow } from './cost-flow.ts'
import { createDiscounting, type Discounting } from './discounting.ts'
import { createDriverFlow, type DriverFlow } from './driver-flow.ts'
import type { ModelValues } from './model-values.ts'
import { periodRate } from './period-rate.ts'
import type { Gains } from './settings.ts'

/** Cash flows of a plan over a block of draws. */
export interface PlanFlows {
  readonly drivers: readonly DriverFlow[]
  readonly costs: readonly CostFlow[]
  /** By period, the start first: cash and captured capacity less the difference of costs. */
  readonly all: readonly Float64Array[]
  /**
   * By period: the cash class less the difference of costs, internal hours left out. The columns of
   * `all` where the two cannot differ.
   */
  readonly cash: readonly Float64Array[]
  /** The same by year, 0 first. */
  readonly byYear: {
    readonly all: readonly Float64Array[]
    readonly cash: readonly Float64Array[]
  }
  readonly npv: Float64Array
  readonly npvCash: Float64Array
  readonly discounting: Discounting
  /** The discount rate of year 1. */
  rate(): Float64Array
  /** Computes all of it for the block that the values are drawn for. */
  compute(): void
}

/** Binds all drivers and costs of a model to the flows of its plan. */
export function createPlanFlows(model: ValueModel, values: ModelValues, gains: Gains): PlanFlows {
  const { clock } = values
  const periods = periodCount(model)
  const rate = values.of(discountRateExpression(model))
  const plan = { periods, midPeriod: model.midPeriod }
  const discounting = createDiscounting(periodRate(rate, clock), plan, clock)
  const adoption = adoptionByPeriod(model, values)
  const drivers = model.drivers.map((driver) =>
    createDriverFlow(values, driver, { periods, haircuts: gains[driver.id] === true }),
  )
  const costs = model.costs.map((cost) => createCostFlow(values, cost, periods))
  const columns = (): Float64Array[] => Array.from({ length: periods + 1 }, () => clock.column())
  const all = columns()
  const npv = clock.column()
  const [cash, npvCash] = cashDiffers(model) ? [columns(), clock.column()] : [all, npv]
  const years = {
    all: createYears(model, all, clock),
    cash: createYears(model, cash, clock),
  }
  return {
    drivers,
    costs,
    all,
    cash,
    byYear: { all: years.all.columns, cash: cash === all ? years.all.columns : years.cash.columns },
    npv,
    npvCash,
    discounting,
    rate: () => rate.at(1),
    compute() {
      discounting.compute(clock.length)
      for (const total of [...all, ...cash, npv, npvCash]) total.fill(0, 0, clock.length)
      for (let period = 0; period <= periods; period++) {
        const share = period === 0 ? none : adoption(period)
        const factor = discounting.factors[period]!
        const flows = { all: all[period]!, cash: cash[period]! }
        const at = { period, share, factor, length: clock.length }
        if (period > 0) addBenefits(drivers, flows, at)
        addCosts(costs, flows, { ...at, model })
        addProduct(npv, flows.all, factor, clock.length)
        if (cash !== all) addProduct(npvCash, flows.cash, factor, clock.length)
      }
      years.all.add()
      if (cash !== all) years.cash.add()
    },
  }
}

/** The flows of a plan added up by year; its own columns where it runs by years. */
function createYears(
  model: ValueModel,
  flows: readonly Float64Array[],
  clock: BlockClock,
): { readonly columns: readonly Float64Array[]; readonly add: () => void } {
  if (clock.perYear === 1) return { columns: flows, add: () => {} }
  const columns = Array.from({ length: yearCount(model) + 1 }, () => clock.column())
  return {
    columns,
    add() {
      for (const column of columns) column.fill(0, 0, clock.length)
      for (const [period, flow] of flows.entries()) {
        addScaled(columns[yearOf(period, clock.perYear)]!, flow, 1, clock.length)
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

/** Adoption before the first period: nothing is in use. */
const none = new Float64Array(BLOCK_LENGTH)

interface Flows {
  readonly all: Float64Array
  readonly cash: Float64Array
}

interface Period {
  readonly period: number
  readonly share: Float64Array
  readonly factor: Float64Array
  readonly length: number
}

function addBenefits(drivers: readonly DriverFlow[], flows: Flows, at: Period): void {
  for (const { driver, step } of drivers) {
    const benefit = step(at.period, at.share, at.factor)
    if (driver.class === 'soft') continue
    add(flows.all, flows.all, benefit, at.length)
    if (driver.class === 'cash' && flows.cash !== flows.all) {
      add(flows.cash, flows.cash, benefit, at.length)
    }
  }
}

function addCosts(
  costs: readonly CostFlow[],
  flows: Flows,
  at: Period & { readonly model: ValueModel },
): void {
  for (const { cost, step } of costs) {
    const flow = step(at.period, at.share, at.factor)
    const weight = costWeight(at.model, cost.solution)
    if (weight === 0 || flow === undefined) continue
    const put = weight === 1 ? add : subtract
    put(flows.all, flows.all, flow, at.length)
    if (!cost.internal && flows.cash !== flows.all) {
      put(flows.cash, flows.cash, flow, at.length)
    }
  }
}

/** How a solution's costs enter the flows: ours are paid, the reference's fall away. */
export function costWeight(model: ValueModel, solution: string): -1 | 0 | 1 {
  if (solution === model.ours) return -1
  return solution === model.reference ? 1 : 0
}
