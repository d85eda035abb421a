import { divideBy, multiply } from '#stats/machine/column-arithmetic'
import { flowColumns, paybackPeriods, type FlowColumns } from '#stats/machine/flow-arithmetic'
import type { ValueModel } from '#value/model'
import type { BlockClock } from './block-values.ts'
import { createInternalRates } from './internal-rates.ts'
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
  compute(): void
}

/**
 * Payback, internal rates and cost of delay of each draw of a block. MIRR finances and reinvests
 * at the discount rate. The cost of delay is what the NPV loses when the whole plan begins one
 * month later and is judged over the same time: every flow comes a month later, and the last month's
 * flow falls out, of a plan by years a twelfth of its last year's.
 */
export function createPlanReturns(
  model: ValueModel,
  flows: PlanFlows,
  { clock, space }: Pick<ModelValues, 'clock' | 'space'>,
): PlanReturns {
  const { perYear } = clock
  const [payback, paybackDiscounted, turnsNegative, turnsNegativeDiscounted] = fourColumns(clock)
  const [irr, mirr, costOfDelay] = fourColumns(clock)
  const basis = model.paybackBasis === 'cash' ? flows.cash : flows.all
  const presentValues = flows.all.map(() => clock.column())
  const of = (columns: readonly Float64Array[]): FlowColumns => flowColumns(columns, space)
  const [plain, discounted] = [of(basis), of(presentValues)]
  const computeRates = createInternalRates(of(flows.all), model.midPeriod, clock)
  const discount = (columns: readonly Float64Array[]): void => {
    for (const [period, out] of presentValues.entries()) {
      multiply(out, columns[period]!, flows.discounting.factors[period]!, clock.length)
    }
  }
  const inYears = (periods: Float64Array): void => {
    if (perYear > 1) divideBy(periods, periods, perYear, clock.length)
  }
  return {
    columns: {
      payback,
      turnsNegative,
      paybackDiscounted,
      turnsNegativeDiscounted,
      irr,
      mirr,
      costOfDelay,
    },
    compute() {
      const { length } = clock
      paybackPeriods(plain, { periods: payback, turns: turnsNegative }, length)
      discount(basis)
      const turns = turnsNegativeDiscounted
      paybackPeriods(discounted, { periods: paybackDiscounted, turns }, length)
      for (const periods of [payback, paybackDiscounted]) inYears(periods)
      computeRates(irr)
      if (perYear > 1) for (let i = 0; i < length; i++) irr[i] = aYear(irr[i]!, perYear)
      if (basis !== flows.all) discount(flows.all)
      computeMirr(presentValues, mirr, { end: flows.discounting.end, clock })
      computeDelay(flows, costOfDelay, clock)
    },
  }
}

function fourColumns(
  clock: BlockClock,
): readonly [Float64Array, Float64Array, Float64Array, Float64Array] {
  return [clock.column(), clock.column(), clock.column(), clock.column()]
}

/** A rate a period as a rate a year. */
function aYear(rate: number, perYear: number): number {
  return rate < Infinity ? (1 + rate) ** perYear - 1 : rate
}

/** ((PV of what comes in / PV of what goes out) / factor of the end)^(1 / years) - 1. */
function computeMirr(
  presentValues: readonly Float64Array[],
  mirr: Float64Array,
  { end, clock }: { readonly end: Float64Array; readonly clock: BlockClock },
): void {
  const { length, perYear } = clock
  const years = (presentValues.length - 1) / perYear
  for (let draw = 0; draw < length; draw++) {
    let spent = 0
    let returned = 0
    for (let period = 0; period < presentValues.length; period++) {
      const value = presentValues[period]![draw]!
      if (value < 0) spent -= value
      else returned += value
    }
    mirr[draw] = spent > 0 ? (returned / spent / end[draw]!) ** (1 / years) - 1 : NaN
  }
}

function computeDelay(
  flows: PlanFlows,
  delay: Float64Array,
  { length, perYear }: BlockClock,
): void {
  const last = flows.all.at(-1)!
  const factor = flows.discounting.factors.at(-1)!
  const rate = flows.rate()
  for (let draw = 0; draw < length; draw++) {
    const npv = flows.npv[draw]!
    const month = (1 + rate[draw]!) ** (-1 / 12)
    delay[draw] = npv - month * (npv - factor[draw]! * last[draw]! * (perYear / 12))
  }
}
