import type { CostKind, ValueModel } from '#value/model'
import type { PaybackResult, Summary, ValueResult } from '#value/result'
import type { OrderStatistics } from './order-statistics.ts'
import { costWeight } from './plan-flows.ts'
import type { PlanColumns } from './run-plan.ts'
import { medianError, quantileAt, quantilesOf, shareError } from './summarize.ts'
import { weightedSum } from './weighted-sum.ts'

type Reason = { readonly reason: string }

interface Summarizing {
  readonly summarize: (column: Float64Array) => Summary
  readonly order: OrderStatistics
}

/** Kinds of cost that are the price of a solution; the others are what it takes to use it. */
const priceKinds: readonly CostKind[] = [
  'purchase',
  'operation',
  'maintenance',
  'support',
  'upgrade',
  'replacement',
]

/** Years that a payback hardly exceeds: only how fast its quantiles are found hangs on it. */
const LONGEST = 10

/** What finance asks: returns on cost, payback, internal rates, chance of a loss. */
export function summarizeReturns(
  model: ValueModel,
  columns: PlanColumns,
  summarizing: Summarizing,
): Pick<
  ValueResult,
  | 'roi'
  | 'valueToPrice'
  | 'lossProbability'
  | 'lossProbabilityError'
  | 'payback'
  | 'paybackDiscounted'
  | 'paybackWithin'
  | 'paybackWithinErrors'
  | 'irr'
  | 'mirr'
  | 'costOfDelay'
> {
  const { returns, npv } = columns
  const { summarize, order } = summarizing
  const draws = npv.length
  const loss = shareOf(npv, (value) => value < 0)
  const basis = model.paybackBasis
  const certain = npv.every((value) => value === npv[0])
  const errorOf = (share: number): number => (certain ? 0 : shareError(share, draws))
  const within = Array.from({ length: model.horizon }, (_, index) =>
    shareOf(returns.payback, (years) => years <= index + 1 + rounding),
  )
  return {
    ...ratios(model, columns, summarize),
    lossProbability: loss,
    lossProbabilityError: errorOf(loss),
    payback: { basis, ...paybackOf(returns.payback, returns.turnsNegative, order) },
    paybackDiscounted: {
      basis,
      ...paybackOf(returns.paybackDiscounted, returns.turnsNegativeDiscounted, order),
    },
    paybackWithin: within,
    paybackWithinErrors: within.map(errorOf),
    irr: irrOf(returns.irr, order),
    mirr: mirrOf(returns.mirr, summarize),
    costOfDelay: summarize(returns.costOfDelay),
  }
}

/** Money a year goes through money a second and back: the last bit of a year means nothing. */
const rounding = 1e-9

/** NPV by our costs, and benefits by the price of ours; the reference's costs are benefits. */
function ratios(
  model: ValueModel,
  { drivers, costs, npv }: PlanColumns,
  summarize: Summarizing['summarize'],
): Pick<ValueResult, 'roi' | 'valueToPrice'> {
  const draws = npv.length
  const ours = costs.filter(({ cost }) => costWeight(model, cost.solution) === -1)
  const price = ours.filter(({ cost }) => priceKinds.includes(cost.kind) && !cost.internal)
  const total = (list: PlanColumns['costs']): Float64Array =>
    weightedSum(
      list.map(({ presentValue }) => ({ column: presentValue, weight: 1 })),
      draws,
    )
  const benefits = weightedSum(
    [
      ...drivers.filter(({ driver }) => driver.class !== 'soft'),
      ...costs.filter(({ cost }) => costWeight(model, cost.solution) === 1),
    ].map(({ presentValue }) => ({ column: presentValue, weight: 1 })),
    draws,
  )
  const quotient = (over: Float64Array, under: Float64Array, nothing: string): Summary | Reason =>
    whyNotDivide(under, nothing) ?? summarize(over.map((value, draw) => value / under[draw]!))
  return {
    roi: quotient(npv, total(ours), `\`${model.ours}\` has no costs`),
    valueToPrice: quotient(benefits, total(price), `\`${model.ours}\` has no price`),
  }
}

function whyNotDivide(under: Float64Array, nothing: string): Reason | undefined {
  if (under.every((value) => value > 0)) return undefined
  if (under.every((value) => value === 0)) {
    return { reason: `${nothing}: there is nothing to divide by` }
  }
  return { reason: 'what it would be divided by is not above zero in every draw' }
}

/** Infinite years are the largest: a quantile that meets them is absent. */
function paybackOf(
  years: Float64Array,
  turns: Float64Array,
  order: OrderStatistics,
): Omit<PaybackResult, 'basis'> {
  order.arrange(years, { low: 0, high: LONGEST })
  const at = (p: number): number | undefined => {
    const value = quantileAt(p, years.length, order)
    return value < Infinity ? value : undefined
  }
  const [p10, median, p90] = [at(0.1), at(0.5), at(0.9)]
  const error = median === undefined ? Infinity : medianError(years.length, order)
  return {
    ...(median === undefined ? {} : { median }),
    ...(error < Infinity ? { medianError: error } : {}),
    ...(p10 === undefined ? {} : { p10 }),
    ...(p90 === undefined ? {} : { p90 }),
    neverShare: shareOf(years, (value) => value === Infinity),
    turnsNegativeShare: shareOf(turns, (value) => value === 1),
  }
}

/** Over the draws with exactly one rate; no figures where they are fewer than half. */
function irrOf(rates: Float64Array, order: OrderStatistics): ValueResult['irr'] {
  const lastOnes = rates.map((rate) => (Number.isNaN(rate) ? Infinity : rate))
  const defined = Math.round(shareOf(lastOnes, (rate) => rate < Infinity) * rates.length)
  const undefinedShare = (rates.length - defined) / rates.length
  if (undefinedShare > 0.5) return { undefinedShare }
  order.arrange(lastOnes, { low: -1, high: 4 })
  const quantiles = quantilesOf(defined, order)
  const error = medianError(defined, order)
  return { median: quantiles.p50, medianError: error, quantiles, undefinedShare }
}

function mirrOf(rates: Float64Array, summarize: Summarizing['summarize']): Summary | Reason {
  const without = shareOf(rates, Number.isNaN)
  if (without === 0) return summarize(rates)
  const share =
    without === 1 ? 'no draw' : `${((1 - without) * 100).toFixed(1)} % of the draws only`
  return { reason: `something is spent in ${share}: without that nothing can grow` }
}

function shareOf(column: Float64Array, holds: (value: number) => boolean): number {
  let count = 0
  for (let draw = 0; draw < column.length; draw++) if (holds(column[draw]!)) count++
  return count / column.length
}
