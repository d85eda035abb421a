import { addNumber, divideInto, multiply } from '#stats/machine/column-arithmetic'
import { DAYS_A_YEAR } from '#value/cash-flow/xnpv'
import type { ValueModel } from '#value/model'
import { discountRateExpression } from '#value/model-expressions'
import { periodEnds } from '#value/plan-dates'
import type { PlanStep } from '#value/plan-steps'
import type { BlockClock, BlockValues } from './block-values.ts'
import type { ModelValues } from './model-values.ts'
import { periodRate } from './period-rate.ts'

/** Discount factors over a block, by step of the plan. */
export interface Discounting {
  /** What money of step k is worth today: the start is 1, then at the end of its period or its middle. */
  readonly factors: readonly Float64Array[]
  /** At the end of the last period. */
  readonly end: Float64Array
  /** The discount rate of year 1. */
  rate(): Float64Array
  compute(length: number): void
}

/**
 * Discount factors from the rate of a plan, which may differ by draw and by period: by periods, or by
 * days / 365 where the plan begins on a day.
 */
export function createDiscounting(
  model: ValueModel,
  values: ModelValues,
  steps: readonly PlanStep[],
): Discounting {
  const { clock } = values
  const aYear = values.of(discountRateExpression(model))
  const factors = steps.map(() => clock.column().fill(1))
  const end = clock.column()
  const rate = (): Float64Array => aYear.at(1)
  if (model.start !== undefined) {
    const ends = periodEnds({ ...model, start: model.start })
    return { factors, end, rate, compute: byDays(aYear, { steps, ends, factors, end }, clock) }
  }
  const { midPeriod } = model
  return {
    factors,
    end,
    rate,
    compute: byPeriods(periodRate(aYear, clock), { factors, end, midPeriod }),
  }
}

type Columns = Pick<Discounting, 'factors' | 'end'>

function byPeriods(
  rate: BlockValues,
  { factors, end, midPeriod }: Columns & { readonly midPeriod: boolean },
): Discounting['compute'] {
  return (length) => {
    if (!rate.usesYear && !midPeriod) {
      computePowers(rate.at(1), { factors, end, length })
      return
    }
    end.fill(1, 0, length)
    for (let period = 1; period < factors.length; period++) {
      const rates = rate.at(period)
      const factor = factors[period]!
      for (let i = 0; i < length; i++) {
        const growth = 1 + rates[i]!
        const before = end[i]!
        end[i] = before / growth
        factor[i] = midPeriod ? before / Math.sqrt(growth) : before / growth
      }
    }
  }
}

/** (1 + r)^(-days / 365), period by period: the rate of each holds for its days. */
function byDays(
  rate: BlockValues,
  { steps, ends, factors, end }: Columns & DayParts,
  clock: BlockClock,
): Discounting['compute'] {
  const logs = clock.column()
  return (length) => {
    end.fill(1, 0, length)
    let step = 1
    for (let period = 1; period < ends.length; period++) {
      const begin = ends[period - 1]!
      if (period === 1 || rate.usesYear) computeLogs(logs, rate.at(period), length)
      for (; steps[step]?.period === period; step++) {
        computeFactor(factors[step]!, { end, logs, days: steps[step]!.day! - begin, length })
      }
      computeFactor(end, { end, logs, days: ends[period]! - begin, length })
    }
  }
}

interface DayParts {
  readonly steps: readonly PlanStep[]
  /** Days from the start to the ends of periods. */
  readonly ends: readonly number[]
}

function computeLogs(logs: Float64Array, rates: Float64Array, length: number): void {
  for (let i = 0; i < length; i++) logs[i] = Math.log1p(rates[i]!)
}

/** The factor so many days after the end of the period before. */
function computeFactor(
  factor: Float64Array,
  {
    end,
    logs,
    days,
    length,
  }: {
    readonly end: Float64Array
    readonly logs: Float64Array
    readonly days: number
    readonly length: number
  },
): void {
  for (let i = 0; i < length; i++) factor[i] = end[i]! * Math.exp((-days / DAYS_A_YEAR) * logs[i]!)
}

/** The same rate in every period: one division a draw. */
function computePowers(
  rates: Float64Array,
  { factors, end, length }: Columns & { readonly length: number },
): void {
  const first = factors[1]!
  addNumber(first, rates, 1, length)
  divideInto(first, first, 1, length)
  for (let period = 2; period < factors.length; period++) {
    multiply(factors[period]!, factors[period - 1]!, first, length)
  }
  end.set(factors.at(-1)!.subarray(0, length))
}
