import { divideBy, multiply } from '#stats/machine/column-arithmetic'
import { flowColumns, paybackPeriods, type FlowColumns } from '#stats/machine/flow-arithmetic'
import { DAYS_A_YEAR } from '#value/cash-flow/xnpv'
import type { ValueModel } from '#value/model'
import { periodEnds } from '#value/plan-dates'
import type { BlockClock } from './block-values.ts'
import { createInternalRates } from './internal-rates.ts'
import { collectFlows } from './collected-flows.ts'
import type { ModelValues } from './model-values.ts'
import type { PlanFlows } from './plan-flows.ts'

/** What finance asks of the flows of each draw. */
export interface ReturnColumns {
  /** Years; infinite where never. */
  readonly payback: Float64Array
  readonly paybackDiscounted: Float64Array
  /** 1 where the running total falls below zero again after payback. */
  readonly turnsNegative: Float64Array
  readonly turnsNegativeDiscounted: Float64Array
  /** Infinite where there is none or there are several. */
  readonly irr: Float64Array
  /** NaN where nothing is spent. */
  readonly mirr: Float64Array
  readonly costOfDelay: Float64Array
}

/** The same, bound to the flows of a plan. */
export interface PlanReturns {
  readonly columns: ReturnColumns
  /** Those of the block at hand that are wanted. */
  compute(isWanted: (column: Float64Array) => boolean): void
}

/**
 * Payback, internal rates and cost of delay of each draw of a block. MIRR finances and reinvests
 * at the discount rate. The cost of delay is what the NPV loses when the whole plan begins one
 * month later and is judged over the same time: every flow comes a month later, and the last month's
 * flow falls out, of a plan by years a twelfth of its last year's. Payback counts by period, internal
 * rates by step of the plan.
 */
export function createPlanReturns(
  model: ValueModel,
  flows: PlanFlows,
  { clock, space }: Pick<ModelValues, 'clock' | 'space'>,
): PlanReturns {
  const { perYear } = clock
  const [payback, paybackDiscounted, turnsNegative, turnsNegativeDiscounted] = fourColumns(clock)
  const [irr, mirr, costOfDelay] = fourColumns(clock)
  const kind = model.paybackBasis
  const basis = flows[kind]
  const presentValues = flows.all.map(() => clock.column())
  const places = flows.steps.map(({ period }) => period)
  const presentByPeriod = collectFlows(presentValues, places, clock)
  const of = (columns: readonly Float64Array[]): FlowColumns => flowColumns(columns, space)
  const [plain, discounted] = [of(flows.byPeriod[kind]), of(presentByPeriod.columns)]
  const computeRates = createInternalRates(of(flows.all), momentsOf(model, flows), clock)
  const years = yearsOf(model)
  const discount = (columns: readonly Float64Array[]): void => {
    for (const [period, out] of presentValues.entries()) {
      multiply(out, columns[period]!, flows.discounting.factors[period]!, clock.length)
    }
    presentByPeriod.add()
  }
  const inYears = (periods: Float64Array): void => {
    if (perYear > 1) divideBy(periods, periods, perYear, clock.length)
  }
  const paidBack = { payback, turnsNegative, paybackDiscounted, turnsNegativeDiscounted }
  return {
    columns: { ...paidBack, irr, mirr, costOfDelay },
    compute(isWanted) {
      const { length } = clock
      if (isWanted(payback) || isWanted(turnsNegative)) {
        paybackPeriods(plain, { periods: payback, turns: turnsNegative }, length)
        inYears(payback)
      }
      if (isWanted(paybackDiscounted) || isWanted(turnsNegativeDiscounted)) {
        discount(basis)
        const turns = turnsNegativeDiscounted
        paybackPeriods(discounted, { periods: paybackDiscounted, turns }, length)
        inYears(paybackDiscounted)
      }
      if (isWanted(irr)) computeRates(irr)
      const [grows, waits] = [isWanted(mirr), isWanted(costOfDelay)]
      if (grows || waits) discount(flows.all)
      const { end } = flows.discounting
      if (grows) computeMirr(presentValues, mirr, { end, years, length })
      const last = presentByPeriod.columns.at(-1)!
      if (waits) computeDelay(flows, costOfDelay, { last, clock })
    },
  }
}

function fourColumns(
  clock: BlockClock,
): readonly [Float64Array, Float64Array, Float64Array, Float64Array] {
  return [clock.column(), clock.column(), clock.column(), clock.column()]
}

/** The days of the flows, where the plan begins on one. */
function momentsOf({ midPeriod, start }: ValueModel, { steps }: PlanFlows) {
  return start === undefined ? { midPeriod } : { midPeriod, days: steps.map(({ day }) => day!) }
}

/** How long a plan runs, as its flows are discounted. */
function yearsOf(model: ValueModel): number {
  const { horizon, start } = model
  return start === undefined ? horizon : periodEnds({ ...model, start }).at(-1)! / DAYS_A_YEAR
}

/** ((PV of what comes in / PV of what goes out) / factor of the end)^(1 / years) - 1. */
function computeMirr(
  presentValues: readonly Float64Array[],
  mirr: Float64Array,
  {
    end,
    years,
    length,
  }: { readonly end: Float64Array; readonly years: number; readonly length: number },
): void {
  for (let draw = 0; draw < length; draw++) {
    let spent = 0
    let returned = 0
    for (const values of presentValues) {
      const value = values[draw]!
      if (value < 0) spent -= value
      else returned += value
    }
    mirr[draw] = spent > 0 ? (returned / spent / end[draw]!) ** (1 / years) - 1 : NaN
  }
}

/** @param last present value of the flow of the last period */
function computeDelay(
  { npv, discounting }: PlanFlows,
  delay: Float64Array,
  { last, clock: { length, perYear } }: { readonly last: Float64Array; readonly clock: BlockClock },
): void {
  const rate = discounting.rate()
  for (let draw = 0; draw < length; draw++) {
    const whole = npv[draw]!
    const month = (1 + rate[draw]!) ** (-1 / 12)
    delay[draw] = whole - month * (whole - last[draw]! * (perYear / 12))
  }
}
