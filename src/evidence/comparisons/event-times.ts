import { curvesOf } from '#evidence/arms/event-time-curves'
import type { EventTimeArm } from '#evidence/arms/event-time-arm'
import { forInterval, measureEventTimes } from '#evidence/arms/event-time-arm'
import { logRankCheck } from '#evidence/checks/log-rank'
import { openCasesCheck } from '#evidence/checks/open-cases'
import type { Comparison } from '#evidence/comparison'
import { horizonOf } from '#evidence/comparisons/event-time-horizon'
import type { IndependentRows } from '#evidence/comparisons/independent-input'
import { weightedTimes, type WeightedTimes } from '#evidence/comparisons/weighted-times'
import { placeOf } from '#evidence/context'
import { contrastMeans } from '#evidence/effects/contrast-means'
import { shareByHorizon } from '#evidence/effects/share-by-horizon'
import type { OtherWay } from '#evidence/estimate'
import { eventTimeFindings } from '#evidence/event-time-findings'
import { domainOf, timeInWords, timeUnitOf } from '#evidence/metric-family'
import type { CompletionPlot } from '#evidence/picture'
import { armOnly } from '#evidence/rows/units-view'
import type { Finding } from '#quantity/finding'
import { differenceOf } from '#stats/influence/linear-estimate'

/**
 * Compares two arms of different rows on a time to an event: restricted means up to one horizon, and the
 * shares with the event by it; curves, open cases and the log-rank test beside them. Groups that chose for
 * themselves are weighted by their covariates; trials and others are not adjusted. Absent where the baseline has no value; a finding where an arm was not watched as long as the horizon.
 */
export function compareEventTimes(
  input: IndependentRows,
): Comparison | { readonly finding: Finding } | undefined {
  const { context, need, rows, clusters } = input
  const causes = rows.followUp!.causes.reduce((most, code) => (code > most ? code : most), 1)
  const found = horizonOf(input, causes)
  if ('finding' in found) return found
  const [baseline, treatment] = armsOf(input, { causes, horizon: found.horizon })
  if (baseline === undefined) return undefined
  const arms = treatment === undefined ? [baseline] : [baseline, treatment]
  const weighted = weightedOf(input, arms)
  const names = causeNames(input, causes)
  return {
    need,
    domain: domainOf(need.metric.type, false),
    baseline: baseline.measure,
    grouped: clusters !== undefined,
    pictures: [pictureOf(input, arms, names)],
    ...(context.block.treatment === undefined ? {} : contrastsOf(input, baseline, treatment)),
    ...adjustedPart(weighted),
    otherWays: [...(weighted?.otherWays ?? []), ...waysOf(baseline, treatment)],
    checks: [
      openCasesCheck(context, need, arms),
      ...logRankCheck(input, arms),
      ...(weighted?.checks ?? []),
    ],
    findings: [
      ...found.findings,
      ...eventTimeFindings(context, need, arms),
      ...(weighted?.findings ?? []),
    ],
  }
}

/** Of groups that chose for themselves, where both arms have an error and covariates are named. */
function weightedOf(
  input: IndependentRows,
  arms: readonly EventTimeArm[],
): WeightedTimes | undefined {
  const asked = input.covariates.length > 0 || input.strata !== undefined
  const errors = arms.every(({ measure }) => measure.estimate !== undefined)
  if (input.adjustBy === 'ancova' || !asked || arms.length < 2 || !errors) return undefined
  return weightedTimes(input, arms[0]!.rows)
}

function adjustedPart(
  weighted: WeightedTimes | undefined,
): Pick<Comparison, 'adjusted' | 'adjustedLeads' | 'riskRatio'> {
  if (weighted?.adjusted === undefined) return { adjustedLeads: false }
  const { adjusted, riskRatio } = weighted
  return { adjusted, adjustedLeads: true, ...(riskRatio === undefined ? {} : { riskRatio }) }
}

function waysOf(baseline: EventTimeArm, treatment: EventTimeArm | undefined): readonly OtherWay[] {
  return treatment === undefined ? [] : [shareByHorizon(baseline, treatment)]
}

function armsOf(
  { context, view, need, rows, clusters }: IndependentRows,
  figure: { readonly causes: number; readonly horizon: number },
): readonly [EventTimeArm | undefined, EventTimeArm | undefined] {
  const { block, level } = context
  const arm = (side: 0 | 1, solution: string): EventTimeArm | undefined =>
    measureEventTimes({
      need,
      solution,
      followUp: { ...rows.followUp!, times: armOnly(view, rows.values, side) },
      ...figure,
      missing: rows.missing[side],
      ...(clusters === undefined ? {} : { clusters }),
      level,
    })
  return [
    arm(0, block.baseline),
    block.treatment === undefined ? undefined : arm(1, block.treatment),
  ]
}

function contrastsOf(
  { context }: IndependentRows,
  baseline: EventTimeArm,
  treatment: EventTimeArm | undefined,
): Partial<Comparison> {
  if (treatment === undefined) return { reason: 'The treatment arm has no value.' }
  const { level, block } = context
  const a = baseline.measure.estimate
  const b = treatment.measure.estimate
  const arms = { treatment: treatment.measure }
  if (a === undefined || b === undefined)
    return { ...arms, reason: noErrorReason(baseline, treatment) }
  const { horizon, need, clusters, causes } = baseline.rows
  const difference = forInterval(baseline.rows, differenceOf(b, a))
  const errors =
    clusters !== undefined
      ? 'errors by cluster, t'
      : `${causes === 1 ? "Greenwood's errors" : 'errors by the influence of the rows'}, normal`
  const raw = contrastMeans({
    baseline: a,
    difference,
    df: difference.df,
    level,
    fieller: false,
    path: placeOf(block).path!,
    how: {
      method: `difference of restricted means up to ${timeInWords(need, horizon)} (${causes === 1 ? 'Kaplan-Meier' : 'Aalen-Johansen'}); ${errors}`,
      test: 'test of restricted means',
    },
  })
  return { ...arms, raw }
}

function noErrorReason(...arms: readonly EventTimeArm[]): string {
  const { rows } = arms.find(({ measure }) => measure.estimate === undefined)!
  return `With \`${rows.solution}\` nobody had the event before ${timeInWords(rows.need, rows.horizon)}, or the rows are a single unit: there is no error to judge by.`
}

/** The ways in which a case can end, the event first. */
function causeNames({ context, need }: IndependentRows, causes: number): readonly string[] {
  const column = context.dataSet.columns.find(({ id }) => id === `${need.id}.event`)
  const others = column?.read === 'flag' ? (column.competing ?? []) : []
  const names = Array.from({ length: causes - 1 }, (_, i) => String(others[i] ?? 'another end'))
  return ['the event', ...names]
}

function pictureOf(
  { context, need }: IndependentRows,
  arms: readonly EventTimeArm[],
  causes: readonly string[],
): CompletionPlot {
  return {
    kind: causes.length === 1 ? 'survival' : 'incidence',
    block: context.block.id,
    need: need.id,
    unit: timeUnitOf(need),
    curves: arms.flatMap((arm) => curvesOf(arm, causes)),
    until: arms[0]!.rows.horizon,
  }
}
