import { measureArm } from '#evidence/arms/arm-measure'
import { commonEdges } from '#evidence/arms/arm-shape'
import { effectSizeOf } from '#evidence/arms/effect-size'
import type { ArmMeasure, Comparison, Contrasted } from '#evidence/comparison'
import { periodAdjusted } from '#evidence/comparisons/period-adjusted'
import type { UnitValues, WithinUnits } from '#evidence/comparisons/within-units'
import { unitMeans, unitTotals } from '#evidence/comparisons/within-units'
import { placeOf } from '#evidence/context'
import { contrastMeans } from '#evidence/effects/contrast-means'
import { pairedCounts, pairedShares } from '#evidence/effects/paired-share'
import { rawSpreads } from '#evidence/effects/raw-spread'
import { withinGeometric } from '#evidence/effects/within-geometric'
import type { MeasuredNeed } from '#evidence/metric-family'
import { domainOf, familyOf } from '#evidence/metric-family'
import type { NeedRows } from '#evidence/rows/need-rows'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { differenceOf } from '#stats/influence/linear-estimate'
import { meanEstimate } from '#stats/influence/mean-estimate'
import { ratioRows } from '#stats/influence/ratio-rows'

/** One need of a block whose arms hold the same units. */
export interface WithinPerson {
  readonly within: WithinUnits
  readonly need: MeasuredNeed
  readonly rows: NeedRows
  readonly clusters?: Int32Array
  /** Take the period out: only where both orders occur. */
  readonly adjustPeriod: boolean
}

/** One number a unit and arm whose mean over the units is the arm's figure. */
export interface UnitPairs extends UnitValues {
  readonly totals?: { readonly errors: UnitValues; readonly opportunities: UnitValues }
}

/** The units of a need: means of their rows, or linear rows of their totals for a rate. */
export function unitPairs({ within, rows }: WithinPerson): UnitPairs {
  if (rows.totals === undefined) return unitMeans(within, rows.values)
  const errors = unitTotals(within, rows.totals.errors)
  const opportunities = unitTotals(within, rows.totals.opportunities)
  return {
    ...errors,
    totals: { errors, opportunities },
    base: linear(errors.base, opportunities.base),
    treatment: linear(errors.treatment, opportunities.treatment),
  }
}

function linear(errors: Float64Array, opportunities: Float64Array): Float64Array {
  if (!opportunities.some((value) => value > 0)) return opportunities.map(() => Number.NaN)
  return ratioRows(errors, opportunities).rows
}

/**
 * Compares two arms over the units that have both: the mean within-unit difference, with the period
 * taken out where asked. Absent where no unit has both.
 */
export function compareWithinPerson(input: WithinPerson): Comparison | undefined {
  const { within, need, rows } = input
  const pairs = unitPairs(input)
  const edges = familyOf(need.metric.type) === 'mean' ? edgesOf(pairs) : undefined
  const baseline = armOf(input, pairs, 0, edges)
  const treatment = armOf(input, pairs, 1, edges)
  if (baseline === undefined || treatment === undefined) return undefined
  const start = {
    need,
    domain: domainOf(need.metric.type, rows.negative),
    baseline,
    treatment,
    adjustedLeads: false,
    grouped: input.clusters !== undefined || !pairs.single,
    findings: [],
    ...(edges === undefined ? {} : { edges }),
  }
  const raw = rawContrast(input, pairs, baseline, treatment)
  if (raw === undefined)
    return {
      ...start,
      reason: `Too few ${within.context.block.unit ?? 'customer'}s were measured in both arms.`,
    }
  const adjusted = adjustedContrast(input, pairs, baseline)
  const geometric = withinGeometric(input, pairs)
  const size = effectSizeOf({ need, baseline, treatment })
  return {
    ...start,
    raw,
    ...(adjusted === undefined ? {} : { adjusted, adjustedLeads: !isPairedShare(input, pairs) }),
    ...(geometric === undefined ? {} : { geometric }),
    ...(size === undefined ? {} : { effectSize: size }),
  }
}

function edgesOf({ base, treatment }: UnitPairs): readonly number[] | undefined {
  return commonEdges(Float64Array.from([...base, ...treatment]))
}

function armOf(
  { within, need, clusters }: WithinPerson,
  pairs: UnitPairs,
  arm: 0 | 1,
  edges: readonly number[] | undefined,
): ArmMeasure | undefined {
  const { block, level } = within.context
  const side = arm === 0 ? 'base' : 'treatment'
  const { totals } = pairs
  return measureArm({
    need,
    solution: arm === 0 ? block.baseline : block.treatment!,
    values: pairs[side],
    ...(totals === undefined
      ? {}
      : {
          totals: { errors: totals.errors[side], opportunities: totals.opportunities[side] },
        }),
    missing: pairs.lost.length,
    ...(clusters === undefined ? {} : { clusters }),
    ...(edges === undefined ? {} : { edges }),
    level,
  })
}

function isPairedShare({ need, clusters }: WithinPerson, pairs: UnitPairs): boolean {
  return familyOf(need.metric.type) === 'share' && pairs.single && clusters === undefined
}

function rawContrast(
  input: WithinPerson,
  pairs: UnitPairs,
  baseline: ArmMeasure,
  treatment: ArmMeasure,
): Contrasted | undefined {
  const { level } = input.within.context
  const a = baseline.estimate
  const b = treatment.estimate
  if (a === undefined || b === undefined) return undefined
  if (familyOf(input.need.metric.type) === 'spread') return rawSpreads(baseline, treatment, level)
  const difference = pairedDifference(input, pairs, differenceOf(b, a))
  const contrast = contrastMeans({
    ...ratioInput(input, a),
    difference,
    how: { method: 'mean within-person difference; paired t', test: 'paired t test' },
  })
  if (!isPairedShare(input, pairs)) return contrast
  const counts = pairedCounts(pairs.base, pairs.treatment)
  return pairedShares(counts, difference, contrast.ratio, level)
}

/** With clusters of units the error of the mean difference is by cluster. */
function pairedDifference(
  { clusters }: WithinPerson,
  pairs: UnitPairs,
  plain: LinearEstimate,
): LinearEstimate {
  if (clusters === undefined) return plain
  const differences = pairs.treatment.map((value, row) => value - pairs.base[row]!)
  return meanEstimate(differences, clusters)
}

function adjustedContrast(
  input: WithinPerson,
  pairs: UnitPairs,
  baseline: ArmMeasure,
): Contrasted | undefined {
  if (!input.adjustPeriod || input.clusters !== undefined) return undefined
  if (familyOf(input.need.metric.type) === 'spread') return undefined
  const difference = periodAdjusted(input.within, pairs)
  if (difference === undefined || baseline.estimate === undefined) return undefined
  return contrastMeans({
    ...ratioInput(input, baseline.estimate),
    difference,
    how: {
      method: 'within-person difference with the period taken out; t on pooled sequences',
      test: 't test of the two sequences',
    },
  })
}

function ratioInput(
  { within, need }: WithinPerson,
  baseline: LinearEstimate,
): { baseline: LinearEstimate; df: number; level: number; fieller: boolean; path: string } {
  const { type } = need.metric
  return {
    baseline,
    df: baseline.df,
    level: within.context.level,
    fieller: type !== 'count' && familyOf(type) === 'mean',
    path: placeOf(within.context.block).path!,
  }
}
