import type { Comparison } from '#evidence/comparison'
import { compareIndependentRows } from '#evidence/comparisons/independent-rows'
import { ratioInput } from '#evidence/comparisons/raw-independent'
import type { Contrasted } from '#evidence/comparison'
import { standardized } from '#evidence/comparisons/over-time-effects'
import { contrastMeans } from '#evidence/effects/contrast-means'
import type { OtherWay } from '#evidence/estimate'
import { impossibleFindings, needFindings } from '#evidence/findings'
import type { PanelData } from '#evidence/panel/panel-data'
import type { PanelSample } from '#evidence/panel/panel-sample'
import { needRows } from '#evidence/rows/need-rows'
import type { Finding } from '#quantity/finding'
import type { LinearEstimate } from '#stats/influence/linear-estimate'

/** The effect on the treated, and what is said besides. */
interface EffectOnTreated {
  /** Over all rows of the data set. */
  readonly difference: LinearEstimate
  readonly how: { readonly method: string; readonly test: string }
  readonly otherWays?: readonly OtherWay[]
  readonly findings: readonly Finding[]
}

/**
 * The treated before and with the treatment, raw, with their own change as the unadjusted difference and the
 * effect on them as the one that counts. Absent where there is no value before.
 */
export function withEffect(
  panel: PanelData,
  sample: PanelSample,
  effect: EffectOnTreated,
): Comparison | undefined {
  const arms = treatedArms(panel, sample)
  if (arms?.treatment === undefined) return arms
  const { context } = panel
  const { need } = sample
  const adjusted = contrastOf(panel, arms, effect)
  const size = standardized(need, arms, effect.difference.value)
  const { geometric: _geometric, effectSize: _size, ...rest } = arms
  const comparison = {
    ...rest,
    ...(adjusted === undefined ? {} : { adjusted, adjustedLeads: true }),
    ...(effect.otherWays === undefined ? {} : { otherWays: effect.otherWays }),
    ...(size === undefined ? {} : { effectSize: size }),
  }
  const findings = [
    ...effect.findings,
    ...impossibleFindings(context, need, sample.values),
    ...needFindings(context, comparison),
  ]
  return { ...comparison, findings }
}

/** The raw arms of the treated with their own change. */
export function treatedArms(panel: PanelData, sample: PanelSample): Comparison | undefined {
  return compareIndependentRows({
    context: panel.context,
    view: sample.treated,
    need: sample.need,
    rows: needRows(sample.treated, sample.need),
    clusters: panel.clusters.codes,
    covariates: [],
    adjustBy: 'ancova',
  })
}

function contrastOf(
  { context }: PanelData,
  { need, baseline, treatment }: Comparison,
  { difference, how }: EffectOnTreated,
): Contrasted | undefined {
  if (baseline.estimate === undefined || treatment?.estimate === undefined) return undefined
  return contrastMeans({
    ...ratioInput({ context, need }, baseline.estimate, treatment.estimate),
    difference,
    how,
  })
}
