import type { ValueModel } from '#value/model'
import { yearCount } from '#value/periods'
import { priceKinds } from '#value/price-kinds'
import type { PaybackResult, Summary, ValueResult } from '#value/result'
import { REPLICATES } from '#stats/random/points'
import type { ColumnQuantiles, QuantileQuestion } from './column-quantiles.ts'
import { costWeight } from './plan-flows.ts'
import type { PlanColumns } from './run-plan.ts'
import { PAYBACK_ROUNDING } from './payback-counts.ts'
import { noSums, shareWithError, type Share } from './replicates.ts'
import { named, summaryShares } from './summarize.ts'
import { weightedSum } from './weighted-sum.ts'

type Reason = { readonly reason: string }

interface Summarizing {
  readonly summarize: (column: Float64Array) => Summary
  readonly quantilesOf: ColumnQuantiles
}

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
  const { summarize, quantilesOf } = summarizing
  const basis = model.paybackBasis
  const chance = chanceBeside(summarize(npv))
  const loss = chance(shareOf(npv, (value) => value < 0))
  const within = Array.from({ length: yearCount(model) }, (_, index) =>
    chance(shareOf(returns.payback, (years) => years <= index + 1 + PAYBACK_ROUNDING)),
  )
  return {
    ...ratios(model, columns, summarize),
    lossProbability: loss.share,
    lossProbabilityError: loss.error,
    payback: { basis, ...paybackOf(returns.payback, returns.turnsNegative, quantilesOf) },
    paybackDiscounted: {
      basis,
      ...paybackOf(returns.paybackDiscounted, returns.turnsNegativeDiscounted, quantilesOf),
    },
    paybackWithin: within.map(({ share }) => share),
    paybackWithinErrors: within.map(({ error }) => error),
    irr: irrOf(returns.irr, quantilesOf),
    mirr: mirrOf(returns.mirr, summarize),
    costOfDelay: summarize(returns.costOfDelay),
  }
}

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

/**
 * Why a column cannot be divided by: it is not above zero in every draw.
 *
 * @param nothing what to say where it is zero in every draw
 */
export function whyNotDivide(under: Float64Array, nothing: string): Reason | undefined {
  let [positive, zero] = [true, true]
  for (let i = 0; i < under.length; i++) {
    if (!(under[i]! > 0)) positive = false
    if (under[i] !== 0) zero = false
  }
  if (positive) return undefined
  if (zero) return { reason: `${nothing}: there is nothing to divide by` }
  return { reason: 'what it would be divided by is not above zero in every draw' }
}

/** Infinite years are the largest: a quantile that meets them is absent. */
function paybackOf(
  years: Float64Array,
  turns: Float64Array,
  quantilesOf: ColumnQuantiles,
): Omit<PaybackResult, 'basis'> {
  const range = { low: 0, high: LONGEST }
  const found = quantilesOf(years, { shares: [0.1, 0.5, 0.9], range, count: years.length })
  const [p10, median, p90] = found.map(({ value }) => (value < Infinity ? value : undefined))
  const error = median === undefined ? Infinity : found[1]!.error
  return {
    ...(median === undefined ? {} : { median }),
    ...(error < Infinity ? { medianError: error } : {}),
    ...(p10 === undefined ? {} : { p10 }),
    ...(p90 === undefined ? {} : { p90 }),
    neverShare: shareOf(years, (value) => value === Infinity).share,
    turnsNegativeShare: shareOf(turns, (value) => value === 1).share,
  }
}

/** Rates that hardly any plan exceeds: only how fast its quantiles are found hangs on it. */
const rates: QuantileQuestion['range'] = { low: -1, high: 4 }

/** Over the draws with exactly one rate; no figures where they are fewer than half. */
function irrOf(column: Float64Array, quantilesOf: ColumnQuantiles): ValueResult['irr'] {
  const lastOnes = column.map((rate) => (Number.isNaN(rate) ? Infinity : rate))
  const undefinedShare = shareOf(lastOnes, (rate) => rate === Infinity).share
  if (undefinedShare > 0.5) return { undefinedShare }
  const count = column.length - Math.round(undefinedShare * column.length)
  const found = quantilesOf(lastOnes, { shares: summaryShares, range: rates, count })
  const { value, error } = found[2]!
  return {
    median: value,
    medianError: error,
    quantiles: named(found, (each) => each.value),
    undefinedShare,
  }
}

function mirrOf(rates: Float64Array, summarize: Summarizing['summarize']): Summary | Reason {
  const without = shareOf(rates, Number.isNaN).share
  if (without === 0) return summarize(rates)
  const share =
    without === 1 ? 'no draw' : `${((1 - without) * 100).toFixed(1)} % of the draws only`
  return { reason: `something is spent in ${share}: without that nothing can grow` }
}

/** The share of a column for which something holds. */
export function shareOf(column: Float64Array, holds: (value: number) => boolean): Share {
  const counts = noSums()
  for (let i = 0; i < column.length; i++) if (holds(column[i]!)) counts[i & (REPLICATES - 1)]!++
  return shareWithError(counts, column.length)
}

/** A chance as it is where the NPV is certain: without an error, for no other seed gives another. */
export function chanceBeside({ sd }: Summary): (chance: Share) => Share {
  return (chance) => (sd > 0 ? chance : { ...chance, error: 0 })
}
