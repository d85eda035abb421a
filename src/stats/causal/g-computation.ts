import { requireLevel } from '#stats/intervals/interval'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { type ArmContrast, contrastArms } from '#stats/causal/arm-contrast'
import { covariateDesign, namingCovariates, requireVariation } from '#stats/causal/arm-design'
import {
  type OutcomeFit,
  type OutcomeModel,
  carriedError,
  fitOutcome,
  gradientOf,
  predict,
} from '#stats/causal/outcome-model'
import { type AncovaInput, requireArms } from '#stats/regression/ancova'
import { gatherByCluster, rowScores } from '#stats/regression/row-scores'

/** Rows of two arms that were not drawn by lot, and how the outcome is modelled. */
export interface GComputationInput extends AncovaInput {
  readonly model: OutcomeModel
}

/**
 * What all rows would have had on average had each been in either arm: the outcome is modelled on the arm
 * and the covariates (main effects), and the model's means are averaged over everybody's covariates, once
 * with each arm. A share stays a share, and the difference is that of the whole group, not of an average
 * person. As good as the covariates: nothing unmeasured may move both arm and outcome, and both arms must
 * exist at all covariates (`overlapOf`). Errors: HC2 of the coefficients, carried through the averaging,
 * plus the spread of the covariates; t with n - p degrees of freedom; by cluster CR1 with clusters - 1.
 * Linear, its difference is that of `ancova`. Cost n p^2 a step of the fit.
 * Source: Robins, Mathematical Modelling 1986;7:1393; Snowden et al., Am J Epidemiol 2011;173:731; errors:
 * Stefanski and Boos, American Statistician 2002;56:29.
 * @throws StatisticsError 'separation' where a covariate or arm tells yes from no, 'singular' with the
 *   covariate (0-based) that others determine, 'too-few' under two rows (or clusters) in an arm,
 *   'no-variation', 'not-finite', 'domain'
 */
export function gComputation(input: GComputationInput): ArmContrast {
  requireArms(input)
  requireLevel(input.level)
  requireVariation(input.outcome)
  const outcome = namingCovariates(2, 'separation', () =>
    fitOutcome(input.model, armDesign(input, Float64Array.from(input.treated)), input.outcome),
  )
  const base = standardised(input, outcome, 0)
  const treatment = standardised(input, outcome, 1)
  return contrastArms(base, treatment, input.level)
}

function armDesign({ covariates }: GComputationInput, arm: Float64Array): readonly Float64Array[] {
  const [constant, ...rest] = covariateDesign(arm.length, covariates)
  return [constant!, arm, ...rest]
}

function standardised(input: GComputationInput, outcome: OutcomeFit, arm: 0 | 1): LinearEstimate {
  const n = input.outcome.length
  const design = armDesign(input, new Float64Array(n).fill(arm))
  const { means, slopes } = predict(outcome, design)
  const value = means.reduce((sum, mean) => sum + mean, 0) / n
  const { scores, spread, df } = errorScales(input, outcome)
  const gradient = gradientOf(design, slopes).map((total) => total / n)
  const carried = carriedError(outcome.fit, gradient, scores)
  const byRow = carried.map((error, i) => error + (spread * (means[i]! - value)) / n)
  const { clusters } = input
  return {
    value,
    influence: clusters === undefined ? byRow : gatherByCluster(byRow, clusters),
    df,
  }
}

/** The residuals as the errors take them, and the factor on the spread of the covariates. */
function errorScales(
  { clusters }: GComputationInput,
  { fit }: OutcomeFit,
): { readonly scores: Float64Array; readonly spread: number; readonly df: number } {
  const { residuals, leverage, coefficients } = fit
  const parts = { residuals, leverage, parameters: coefficients.length }
  const n = residuals.length
  if (clusters === undefined)
    return { ...rowScores(parts, { covariance: 'HC2' }), spread: Math.sqrt(n / (n - 1)) }
  const groups = new Set(clusters).size
  const spread = Math.sqrt(((groups / (groups - 1)) * (n - 1)) / (n - parts.parameters))
  return { ...rowScores(parts, { covariance: 'CR1', clusters }), spread }
}
