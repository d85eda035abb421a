import type { Contrasted } from '#evidence/comparison'
import { placeOf } from '#evidence/context'
import { adjustmentRows, onlyRounding, overTheView } from '#evidence/comparisons/adjustment-rows'
import { contrastByArms } from '#evidence/comparisons/contrast-by-arms'
import type { AdjustInput, Adjustment } from '#evidence/comparisons/independent-input'
import { tEffect } from '#evidence/effects/t-effect'
import type { EffectOrReason } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import { familyOf } from '#evidence/metric-family'
import type { CovariateColumns } from '#evidence/rows/covariates'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'
import type { ArmContrast } from '#stats/causal/arm-contrast'
import { gComputation } from '#stats/causal/g-computation'
import type { OutcomeModel } from '#stats/causal/outcome-model'
import { StatisticsError } from '#stats/error'

/**
 * What all rows would have had in either arm, by a model of the outcome on arm and covariates: logistic
 * for yes and no, linear for numbers (of a rate: for errors and opportunities each). Difference and ratio are those of the standardised arms; the
 * difference keeps the influence of each row. Where a column tells yes from no without fail there is no
 * logistic model, and a linear one is taken and named.
 */
export function standardisedContrast(
  input: AdjustInput,
  covariates: CovariateColumns,
  taking: readonly number[],
): Adjustment {
  const rows = adjustmentRows(input, covariates, taking)
  const yesNo = familyOf(input.need.metric.type) === 'share'
  const { arms, model } = standardisedArms(yesNo, (model) =>
    contrastByArms(input, rows, taking, (of) => gComputation({ ...of, model })),
  )
  const why = onlyRounding(arms.test.standardError, rows.outcome)
  if (why !== undefined) return { why }
  const difference = {
    ...arms.difference,
    influence: overTheView(input, arms.difference.influence, taking),
  }
  const errors = input.clusters === undefined ? 'HC2' : 'errors by cluster (CR1)'
  const how = {
    method: `g-computation on ${covariates.used.join(', ')}; ${model} model, all rows standardised, ${errors}`,
    test: `t test of the standardised difference, ${input.clusters ? 'CR1' : 'HC2'}`,
  }
  const contrast: Contrasted = {
    estimate: difference,
    difference: tEffect(difference, how, input.context.level),
    ratio: ratioOf(arms),
  }
  return {
    contrast,
    findings: [...modelFindings(input, yesNo, model), ...outsideFindings(input, contrast)],
  }
}

/** Why a need's figure cannot be standardised; absent where it can. */
export function cannotStandardise({ metric }: MeasuredNeed): string | undefined {
  if (familyOf(metric.type) !== 'spread') return undefined
  return 'a spread is not a mean over rows that a model could give. A trial (`design: randomized`) makes spreads comparable'
}

function standardisedArms(
  yesNo: boolean,
  armsBy: (model: OutcomeModel) => ArmContrast,
): { readonly arms: ArmContrast; readonly model: OutcomeModel } {
  if (!yesNo) return { arms: armsBy('linear'), model: 'linear' }
  try {
    return { arms: armsBy('logistic'), model: 'logistic' }
  } catch (error) {
    if (!(error instanceof StatisticsError) || error.code !== 'separation') throw error
    return { arms: armsBy('linear'), model: 'linear' }
  }
}

function ratioOf({ ratio, base }: ArmContrast): EffectOrReason {
  if (ratio !== undefined)
    return {
      value: ratio.ratio,
      interval: ratio.interval,
      pValue: { value: ratio.pValue, test: 't test of the log ratio' },
      method: `ratio of the standardised arms; delta method on the log scale, t with ${ratio.df} df`,
    }
  const which = base.value > 0 ? 'A standardised mean' : 'The standardised baseline'
  return { reason: `${which} is not above zero: only the absolute change is shown.` }
}

function modelFindings(
  { context, need }: AdjustInput,
  yesNo: boolean,
  model: OutcomeModel,
): readonly Finding[] {
  if (!yesNo || model === 'logistic') return []
  return [
    warning(
      'separation',
      placeOf(context.block),
      `${need.id}: the arm or a covariate tells yes from no without fail for some rows, so that no logistic model fits; the shares are standardised by a linear one.`,
    ),
  ]
}

/** Money takes the raw baseline and the difference, which together may leave what a figure can be. */
function outsideFindings(
  { context, need, baseline }: AdjustInput,
  { difference }: Contrasted,
): readonly Finding[] {
  if (familyOf(need.metric.type) !== 'share') return []
  const together = baseline.summary.value + difference.value
  if (together >= 0 && together <= 1) return []
  return [
    warning(
      'range',
      placeOf(context.block),
      `${need.id}: the share of \`${baseline.summary.solution}\` as it is, moved by the standardised difference, would leave 0 to 1. It is kept inside, so that \`saved(${need.id})\` is smaller than the difference.`,
      'Choose groups (or a baseline) that are more alike.',
    ),
  ]
}
