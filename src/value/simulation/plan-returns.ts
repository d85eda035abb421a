import { BLOCK_LENGTH } from '#stats/random/generator'
import { irr } from '#value/cash-flow/irr'
import { payback } from '#value/cash-flow/payback'
import type { ValueModel } from '#value/model'
import type { BlockClock } from './block-values.ts'
import type { PlanFlows } from './plan-flows.ts'

/** What finance asks of the flows of each draw. */
export interface PlanReturns {
  /** Years; infinite where never. */
  readonly payback: Float64Array
  readonly paybackDiscounted: Float64Array
  /** 1 where the running total falls below zero again after payback. */
  readonly turnsNegative: Float64Array
  readonly turnsNegativeDiscounted: Float64Array
  /** NaN where there is none or there are several. */
  readonly irr: Float64Array
  /** NaN where nothing is spent. */
  readonly mirr: Float64Array
  readonly costOfDelay: Float64Array
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
  clock: BlockClock,
): PlanReturns {
  const columns = Array.from({ length: 7 }, () => new Float64Array(BLOCK_LENGTH))
  const [back, backDiscounted, turns, turnsDiscounted, internal, modified, delay] = columns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const basis = model.paybackBasis === 'cash' ? flows.cash : flows.all
  const { factors } = flows.discounting
  const row = new Float64Array(flows.all.length)
  const { perYear } = clock
  return {
    payback: back,
    paybackDiscounted: backDiscounted,
    turnsNegative: turns,
    turnsNegativeDiscounted: turnsDiscounted,
    irr: internal,
    mirr: modified,
    costOfDelay: delay,
    compute() {
      for (let draw = 0; draw < clock.length; draw++) {
        const plain = payback(rowOf(basis, draw, row))
        back[draw] = plain.periods / perYear
        turns[draw] = plain.turnsNegative ? 1 : 0
        for (let period = 0; period < row.length; period++) row[period]! *= factors[period]![draw]!
        const discounted = payback(row)
        backDiscounted[draw] = discounted.periods / perYear
        turnsDiscounted[draw] = discounted.turnsNegative ? 1 : 0
        const rate = irr(rowOf(flows.all, draw, row), model.midPeriod)
        internal[draw] = rate.kind === 'one' ? aYear(rate.rate, perYear) : NaN
      }
      computeMirr(flows, modified, clock)
      computeDelay(flows, delay, clock)
    },
  }
}

/** A rate a period as a rate a year. */
function aYear(rate: number, perYear: number): number {
  return perYear === 1 ? rate : (1 + rate) ** perYear - 1
}

function rowOf(columns: readonly Float64Array[], draw: number, row: Float64Array): Float64Array {
  for (let period = 0; period < row.length; period++) row[period] = columns[period]![draw]!
  return row
}

/** ((PV of what comes in / PV of what goes out) / factor of the end)^(1 / years) - 1. */
function computeMirr(
  { all, discounting }: PlanFlows,
  mirr: Float64Array,
  { length, perYear }: BlockClock,
): void {
  const years = (all.length - 1) / perYear
  for (let draw = 0; draw < length; draw++) {
    let spent = 0
    let returned = 0
    for (let period = 0; period < all.length; period++) {
      const value = all[period]![draw]! * discounting.factors[period]![draw]!
      if (value < 0) spent -= value
      else returned += value
    }
    mirr[draw] = spent > 0 ? (returned / spent / discounting.end[draw]!) ** (1 / years) - 1 : NaN
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
