import { countByReplicate, isWithin } from '#stats/machine/column-arithmetic'
import type { ValueModel } from '#value/model'
import { yearCount } from '#value/periods'
import type { PaybackResult, Summary, ValueResult } from '#value/result'
import type { ColumnQuantiles, QuantileQuestion } from './column-quantiles.ts'
import type { PlanRecord } from './run-plan.ts'
import { PAYBACK_ROUNDING } from './payback-counts.ts'
import { shareWithError, type Share } from './replicates.ts'
import { named, summaryShares } from './summarize.ts'

type Reason = { readonly reason: string }

/** How outputs are summarized. */
export interface Summarizing {
  readonly summarize: (column: Float64Array) => Summary
  readonly quantilesOf: ColumnQuantiles
  /** Room for counts by replicate. */
  readonly counts: Float64Array
}

/** Years that a payback hardly exceeds: only how fast its quantiles are found hangs on it. */
const LONGEST = 10

/** What finance asks: returns on cost, payback, internal rates, chance of a loss. Each is computed when called. */
export interface ReturnSummaries {
  roi(): ValueResult['roi']
  valueToPrice(): ValueResult['valueToPrice']
  loss(): Share
  payback(): PaybackResult
  paybackDiscounted(): PaybackResult
  /** By year from 1. */
  within(): readonly Share[]
  irr(): ValueResult['irr']
  mirr(): ValueResult['mirr']
}

/** Binds what finance asks to the outputs of a plan that was run. */
export function returnSummaries(
  model: ValueModel,
  { outputs, of }: PlanRecord,
  summarizing: Summarizing,
): ReturnSummaries {
  const { returns, npv } = outputs
  const { summarize, counts } = summarizing
  const chance = (share: Share): Share => chanceBeside(summarize(npv))(share)
  const quotient = (column: Float64Array, under: Float64Array, nothing: string): Summary | Reason =>
    whyNotDivide(of(under), nothing) ?? summarize(column)
  const paybackOf = (years: Float64Array, turns: Float64Array): PaybackResult => ({
    basis: model.paybackBasis,
    ...paybackYears(of(years), summarizing),
    turnsNegativeShare: shareAbove(of(turns), 0, counts),
  })
  const { payback, turnsNegative, paybackDiscounted, turnsNegativeDiscounted } = returns
  return {
    roi: () => quotient(outputs.roi, outputs.spent, `\`${model.ours}\` has no costs`),
    valueToPrice: () =>
      quotient(outputs.valueToPrice, outputs.price, `\`${model.ours}\` has no price`),
    loss: () => chance(shareAtMost(of(npv), BELOW_ZERO, counts)),
    payback: () => paybackOf(payback, turnsNegative),
    paybackDiscounted: () => paybackOf(paybackDiscounted, turnsNegativeDiscounted),
    within: () =>
      Array.from({ length: yearCount(model) }, (_, index) =>
        chance(shareAtMost(of(payback), index + 1 + PAYBACK_ROUNDING, counts)),
      ),
    irr: () => irrOf(of(returns.irr), summarizing),
    mirr: () => mirrOf(of(returns.mirr), counts, () => summarize(returns.mirr)),
  }
}

/**
 * Why a column cannot be divided by: it is not above zero in every draw.
 *
 * @param nothing what to say where it is zero in every draw
 */
export function whyNotDivide(under: Float64Array, nothing: string): Reason | undefined {
  if (isWithin(under, { low: Number.MIN_VALUE, high: Infinity }, under.length)) return undefined
  if (isWithin(under, { low: 0, high: 0 }, under.length)) {
    return { reason: `${nothing}: there is nothing to divide by` }
  }
  return { reason: 'what it would be divided by is not above zero in every draw' }
}

/** Infinite years are the largest: a quantile that meets them is absent. */
function paybackYears(
  years: Float64Array,
  { quantilesOf, counts }: Summarizing,
): Omit<PaybackResult, 'basis' | 'turnsNegativeShare'> {
  const range = { low: 0, high: LONGEST }
  const found = quantilesOf(years, { shares: [0.1, 0.5, 0.9], range, count: years.length })
  const [p10, median, p90] = found.map(({ value }) => (value < Infinity ? value : undefined))
  const error = median === undefined ? Infinity : found[1]!.error
  return {
    ...(median === undefined ? {} : { median }),
    ...(error < Infinity ? { medianError: error } : {}),
    ...(p10 === undefined ? {} : { p10 }),
    ...(p90 === undefined ? {} : { p90 }),
    neverShare: shareAbove(years, Number.MAX_VALUE, counts),
  }
}

/** Rates that hardly any plan exceeds: only how fast its quantiles are found hangs on it. */
const rates: QuantileQuestion['range'] = { low: -1, high: 4 }

/**
 * Over the draws with exactly one rate; no figures where they are fewer than half.
 *
 * @param column infinite where there is none or there are several
 */
function irrOf(column: Float64Array, { quantilesOf, counts }: Summarizing): ValueResult['irr'] {
  const count = countAtMost(column, Number.MAX_VALUE, counts)
  const undefinedShare = (column.length - count) / column.length
  if (undefinedShare > 0.5) return { undefinedShare }
  const found = quantilesOf(column, { shares: summaryShares, range: rates, count })
  const { value, error } = found[2]!
  return {
    median: value,
    medianError: error,
    quantiles: named(found, (each) => each.value),
    undefinedShare,
  }
}

function mirrOf(
  column: Float64Array,
  counts: Float64Array,
  summarize: () => Summary,
): Summary | Reason {
  const known = countAtMost(column, Number.MAX_VALUE, counts)
  if (known === column.length) return summarize()
  const percent = ((known / column.length) * 100).toFixed(1)
  const share = known === 0 ? 'no draw' : `${percent} % of the draws only`
  return { reason: `something is spent in ${share}: without that nothing can grow` }
}

function countAtMost(column: Float64Array, most: number, counts: Float64Array): number {
  countByReplicate(counts.fill(0), column, most, column.length)
  return counts.reduce((sum, each) => sum + each, 0)
}

function shareAbove(column: Float64Array, most: number, counts: Float64Array): number {
  return (column.length - countAtMost(column, most, counts)) / column.length
}

/** The largest number below 0. */
export const BELOW_ZERO = -Number.MIN_VALUE

/**
 * The share of a column that is at most some value.
 *
 * @param counts room for counts by replicate
 */
export function shareAtMost(column: Float64Array, most: number, counts: Float64Array): Share {
  countByReplicate(counts.fill(0), column, most, column.length)
  return shareWithError(counts, column.length)
}

/** A chance as it is where the NPV is certain: without an error, for no other seed gives another. */
export function chanceBeside({ sd }: Summary): (chance: Share) => Share {
  return (chance) => (sd > 0 ? chance : { ...chance, error: 0 })
}
