import { overTheView } from '#evidence/comparisons/adjustment-rows'
import { faultInWords } from '#evidence/comparisons/covariate-fault'
import type { IndependentRows } from '#evidence/comparisons/independent-input'
import { takingRows } from '#evidence/comparisons/independent-input'
import type { Comparison, Contrasted } from '#evidence/comparison'
import { placeOf } from '#evidence/context'
import { tEffect } from '#evidence/effects/t-effect'
import type { Check, EffectOrReason, OtherWay } from '#evidence/estimate'
import { timeInWords, timeUnitOf } from '#evidence/metric-family'
import { covariateColumns, type CovariateColumns } from '#evidence/rows/covariates'
import { countInWords, listInWords } from '#evidence/words'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'
import type { ArmContrast } from '#stats/causal/arm-contrast'
import { weightedEventTimes, type WeightedEventTimes } from '#stats/causal/weighted-event-times'
import { StatisticsError } from '#stats/error'
import type { CompetingFollowUp } from '#stats/survival/follow-up'
import { selectUnits } from '#stats/survival/follow-up'
import { weightedMedian } from '#stats/survival/weighted-median'

/** What the weights bring: the contrast that leads, what stands beside it, and how strong it is. */
export type WeightedTimes = Pick<Comparison, 'adjusted' | 'adjustedLeads' | 'riskRatio'> & {
  readonly otherWays: readonly OtherWay[]
  readonly checks: readonly Check[]
  readonly findings: readonly Finding[]
}

/**
 * Times to an event of groups that chose for themselves, each row weighted by one over the chance of its group:
 * restricted means had all rows been in either, with the weighted medians and the shares by the horizon beside
 * them. Without covariates, or where they tell the groups apart, nothing is adjusted, and it is said.
 */
export function weightedTimes(
  input: IndependentRows,
  { causes, horizon }: { readonly causes: number; readonly horizon: number },
): WeightedTimes {
  const taking = takingRows(input.view, input.rows)
  const covariates = covariateColumns(input.view, input, taking)
  const nothing = { adjustedLeads: false, otherWays: [], checks: [] }
  if (covariates.columns.length === 0)
    return { ...nothing, findings: [notAdjusted(input, 'no covariate varies over its rows')] }
  try {
    const found = weightedEventTimes({ ...rowsOf(input, covariates, taking), causes, horizon })
    return weightedContrast(input, { found, covariates, taking, causes, horizon })
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return { ...nothing, findings: [notAdjusted(input, faultInWords(error, covariates))] }
  }
}

function rowsOf(
  { view, rows, clusters, context }: IndependentRows,
  { columns }: CovariateColumns,
  taking: readonly number[],
): Omit<Parameters<typeof weightedEventTimes>[0], 'causes' | 'horizon'> {
  const followUp: CompetingFollowUp = { ...rows.followUp!, times: rows.values }
  return {
    followUp: selectUnits(followUp, taking),
    treated: Int8Array.from(taking, (row) => view.arms[row]!),
    covariates: columns,
    level: context.level,
    ...(clusters === undefined
      ? {}
      : { clusters: Int32Array.from(taking, (row) => clusters[row]!) }),
  }
}

interface Found {
  readonly found: WeightedEventTimes
  readonly covariates: CovariateColumns
  readonly taking: readonly number[]
  readonly causes: number
  readonly horizon: number
}

function weightedContrast(input: IndependentRows, weighted: Found): WeightedTimes {
  const { found, covariates, taking, horizon, causes } = weighted
  const { means, shares } = found
  const curve = causes === 1 ? 'Kaplan-Meier' : 'Aalen-Johansen'
  const named = listInWords(covariates.used)
  const errors = input.clusters === undefined ? 'M-estimation' : 'M-estimation by cluster'
  const how = {
    method: `difference of restricted means up to ${timeInWords(input.need, horizon)} (${curve}), weighted by the inverse chance of the group given ${named}; errors by ${errors}, t`,
    test: 't test of weighted restricted means',
  }
  const estimate = {
    ...means.difference,
    influence: overTheView(input, means.difference.influence, taking),
  }
  const adjusted: Contrasted = {
    estimate,
    difference: tEffect(estimate, how, input.context.level),
    ratio: ratioOf(means, 'ratio of the weighted restricted means'),
  }
  return {
    adjusted,
    adjustedLeads: true,
    otherWays: shares === undefined ? [] : [shareWay(input, horizon, shares)],
    checks: causes === 1 ? mediansOf(input, found) : [],
    findings: imputedFindings(input, covariates),
    ...(shares === undefined ? {} : { riskRatio: ratioOf(shares, 'ratio of the weighted shares') }),
  }
}

function ratioOf({ ratio }: ArmContrast, what: string): EffectOrReason {
  if (ratio === undefined) return { reason: `There is no ${what}: one of them is not above zero.` }
  return {
    value: ratio.ratio,
    interval: ratio.interval,
    pValue: { value: ratio.pValue, test: 't test of the log ratio' },
    method: `${what}; delta method on the log scale, t with ${ratio.df} df`,
  }
}

function shareWay({ need }: IndependentRows, horizon: number, shares: ArmContrast): OtherWay {
  const by = timeInWords(need, horizon)
  const { difference, interval, standardError, pValue } = shares.test
  return {
    id: `weighted-share[at=${by}]`,
    words: `share with the event by ${by}, weighted`,
    unit: '1',
    effect: {
      value: difference,
      interval,
      standardError,
      pValue: { value: pValue, test: 't test of weighted shares' },
      method:
        'difference of the shares with the event, weighted by the inverse chance of the group; errors by M-estimation',
    },
  }
}

/** By when half of all rows would have had the event in either group. */
function mediansOf(
  { context, need, clusters }: IndependentRows,
  { weighted }: WeightedEventTimes,
): readonly Check[] {
  const { block, level } = context
  return [block.baseline, block.treatment!].map((solution, arm): Check => {
    const start = {
      block: block.id,
      id: `weighted-median.${need.id}.${solution}`,
      label: `Weighted median of \`${need.id}\` with ${solution}`,
      unit: timeUnitOf(need),
      findings: [],
    }
    const { time, low, high } = weightedMedian({ followUp: weighted[arm]! }, level)
    if (time === undefined)
      return { ...start, reason: 'Fewer than half would have had the event.', words: '' }
    const ends = low === undefined || high === undefined || clusters !== undefined
    return {
      ...start,
      value: time,
      ...(ends ? {} : { interval: { low, high, level } }),
      words: `with ${solution} for all, half would have had the event by ${timeInWords(need, time)} (weighted Kaplan-Meier, robust log-log interval)`,
    }
  })
}

function notAdjusted({ context, need }: IndependentRows, why: string): Finding {
  const message = `\`${need.id}\` is not adjusted for its covariates: ${why}.`
  return warning('not-adjusted', placeOf(context.block), message)
}

function imputedFindings(
  { context }: IndependentRows,
  { imputed }: CovariateColumns,
): readonly Finding[] {
  if (imputed.length === 0) return []
  const parts = imputed.map(({ id, missing }) => `${id} in ${countInWords(missing, 'row')}`)
  const message = `Missing covariates were imputed by their mean: ${listInWords(parts)}; no row is lost.`
  return [warning('imputed', placeOf(context.block), message)]
}
