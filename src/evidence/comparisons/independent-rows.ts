import { measureArm } from '#evidence/arms/arm-measure'
import { commonEdges } from '#evidence/arms/arm-shape'
import { effectSizeOf } from '#evidence/arms/effect-size'
import type { ArmMeasure, Comparison } from '#evidence/comparison'
import { adjustContrast } from '#evidence/comparisons/adjust-contrast'
import { clusteredContrast } from '#evidence/comparisons/clustered-contrast'
import type { IndependentRows } from '#evidence/comparisons/independent-input'
import type { RawIndependent } from '#evidence/comparisons/raw-independent'
import { exactFinding, rawIndependent } from '#evidence/comparisons/raw-independent'
import { weightedContrast } from '#evidence/comparisons/weighted-contrast'
import { geometricRatio } from '#evidence/effects/geometric-ratio'
import { domainOf, familyOf } from '#evidence/metric-family'
import { armOnly } from '#evidence/rows/units-view'

/**
 * Compares two arms of different rows on one need: raw, and adjusted where there are covariates.
 * Absent where the baseline has no value.
 */
export function compareIndependentRows(input: IndependentRows): Comparison | undefined {
  const { context, need, rows } = input
  const edges = familyOf(need.metric.type) === 'mean' ? commonEdges(rows.values) : undefined
  const baseline = armOf(input, 0, edges)
  if (baseline === undefined) return undefined
  const start = {
    need,
    domain: domainOf(need.metric.type, rows.negative),
    baseline,
    adjustedLeads: false,
    grouped: input.clusters !== undefined || input.view.weights !== undefined,
    findings: [],
    ...(edges === undefined ? {} : { edges }),
  }
  if (context.block.treatment === undefined) return start
  const treatment = armOf(input, 1, edges)
  if (treatment === undefined) return { ...start, reason: 'The treatment arm has no value.' }
  return { ...start, treatment, ...contrastsOf(input, baseline, treatment) }
}

function armOf(
  { context, view, need, rows, clusters }: IndependentRows,
  arm: 0 | 1,
  edges: readonly number[] | undefined,
): ArmMeasure | undefined {
  const { block, level } = context
  const { totals } = rows
  return measureArm({
    need,
    solution: arm === 0 ? block.baseline : block.treatment!,
    values: armOnly(view, rows.values, arm),
    ...(totals === undefined
      ? {}
      : {
          totals: {
            errors: armOnly(view, totals.errors, arm),
            opportunities: armOnly(view, totals.opportunities, arm),
          },
        }),
    missing: rows.missing[arm],
    ...(clusters === undefined ? {} : { clusters }),
    ...(view.weights === undefined ? {} : { weights: view.weights }),
    ...(edges === undefined ? {} : { edges }),
    level,
  })
}

function contrastsOf(
  input: IndependentRows,
  baseline: ArmMeasure,
  treatment: ArmMeasure,
): Partial<Comparison> {
  const { context, need } = input
  const independent = rawContrast(input, baseline, treatment)
  if ('reason' in independent) return independent
  const { raw, exact } = independent
  const size = effectSizeOf({ need, baseline, treatment })
  const geometric = geometricRatio(input)
  const adjusted = adjustContrast({ ...input, baseline, treatment, exact })
  return {
    raw,
    ...adjusted,
    findings: [...adjusted.findings, ...(exact ? [exactFinding({ context, need })] : [])],
    ...(geometric === undefined ? {} : { geometric }),
    ...(size === undefined ? {} : { effectSize: size }),
  }
}

function rawContrast(
  input: IndependentRows,
  baseline: ArmMeasure,
  treatment: ArmMeasure,
): RawIndependent {
  const { context, need, clusters, view } = input
  const weighted = view.weights !== undefined && baseline.estimate && treatment.estimate
  if (weighted) return { raw: weightedContrast(input, baseline, treatment), exact: false }
  const independent = rawIndependent({ context, need, baseline, treatment })
  const plain = clusters === undefined || familyOf(need.metric.type) === 'spread'
  if (plain || 'reason' in independent) return independent
  return { raw: clusteredContrast(input, baseline, treatment), exact: false }
}
