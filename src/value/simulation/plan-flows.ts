import { add, addProduct, subtract } from '#stats/machine/column-arithmetic'
import { BLOCK_LENGTH } from '#stats/random/generator'
import type { ValueModel } from '#value/model'
import { periodCount, yearOf } from '#value/periods'
import { planSteps, type PlanStep } from '#value/plan-steps'
import { adoptionByPeriod } from './adoption.ts'
import { collectFlows } from './collected-flows.ts'
import { createCostFlow, type CostFlow } from './cost-flow.ts'
import { createDiscounting, type Discounting } from './discounting.ts'
import { createDriverFlow, type DriverFlow } from './driver-flow.ts'
import type { ModelValues } from './model-values.ts'
import type { Gains } from './settings.ts'

/** Cash flows of a plan over a block of draws. */
export interface PlanFlows {
  readonly drivers: readonly DriverFlow[]
  readonly costs: readonly CostFlow[]
  /** When money flows, the start first. */
  readonly steps: readonly PlanStep[]
  /** By step: cash and captured capacity less the difference of costs. */
  readonly all: readonly Float64Array[]
  /**
   * By step: the cash class less the difference of costs, internal hours left out. The columns of
   * `all` where the two cannot differ.
   */
  readonly cash: readonly Float64Array[]
  /** The same by period, and by year, 0 first. */
  readonly byPeriod: FlowsOfPlan
  readonly byYear: FlowsOfPlan
  readonly npv: Float64Array
  readonly npvCash: Float64Array
  readonly discounting: Discounting
  /** Computes all of it for the block that the values are drawn for. */
  compute(): void
}

interface FlowsOfPlan {
  readonly all: readonly Float64Array[]
  readonly cash: readonly Float64Array[]
}

/** Binds all drivers and costs of a model to the flows of its plan. */
export function createPlanFlows(model: ValueModel, values: ModelValues, gains: Gains): PlanFlows {
  const { clock } = values
  const periods = periodCount(model)
  const steps = planSteps(model)
  const discounting = createDiscounting(model, values, steps)
  const adoption = adoptionByPeriod(model, values)
  const drivers = model.drivers.map((driver) =>
    createDriverFlow(values, driver, { periods, haircuts: gains[driver.id] === true }),
  )
  const costs = model.costs.map((cost) => createCostFlow(values, cost, { model, steps }))
  const columns = (): Float64Array[] => steps.map(() => clock.column())
  const all = columns()
  const npv = clock.column()
  const [cash, npvCash] = cashDiffers(model) ? [columns(), clock.column()] : [all, npv]
  const collected = (place: (period: number) => number) => {
    const places = steps.map(({ period }) => place(period))
    const ofAll = collectFlows(all, places, clock)
    return { all: ofAll, cash: cash === all ? ofAll : collectFlows(cash, places, clock) }
  }
  const inPeriods = collected((period) => period)
  const inYears = collected((period) => yearOf(period, clock.perYear))
  return {
    drivers,
    costs,
    steps,
    all,
    cash,
    byPeriod: { all: inPeriods.all.columns, cash: inPeriods.cash.columns },
    byYear: { all: inYears.all.columns, cash: inYears.cash.columns },
    npv,
    npvCash,
    discounting,
    compute() {
      discounting.compute(clock.length)
      for (const total of [...all, ...cash, npv, npvCash]) total.fill(0, 0, clock.length)
      for (const [step, { period, whole }] of steps.entries()) {
        const share = period === 0 ? none : adoption(period)
        const factor = discounting.factors[step]!
        const flows = { all: all[step]!, cash: cash[step]! }
        const at = { step, period, share, factor, length: clock.length }
        if (whole && period > 0) addBenefits(drivers, flows, at)
        addCosts(costs, flows, { ...at, model })
        addProduct(npv, flows.all, factor, clock.length)
        if (cash !== all) addProduct(npvCash, flows.cash, factor, clock.length)
      }
      for (const { all: whole, cash: alone } of [inPeriods, inYears]) {
        whole.add()
        if (alone !== whole) alone.add()
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

interface Moment {
  readonly step: number
  readonly period: number
  readonly share: Float64Array
  readonly factor: Float64Array
  readonly length: number
}

function addBenefits(drivers: readonly DriverFlow[], flows: Flows, at: Moment): void {
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
  at: Moment & { readonly model: ValueModel },
): void {
  for (const { cost, step } of costs) {
    const flow = step(at.step, at.share, at.factor)
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
