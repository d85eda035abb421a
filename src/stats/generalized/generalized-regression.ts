import { requireLevel } from '#stats/intervals/interval'
import { type RatioEstimate, ratioEstimate } from '#stats/intervals/ratio-estimate'
import { dot } from '#stats/regression/orthogonal-columns'
import { type CovarianceChoice, gatherByCluster, rowScores } from '#stats/regression/row-scores'
import type { GeneralizedFit } from '#stats/generalized/generalized-fit'

/** A regression on the scale of logarithms: each coefficient is the logarithm of a ratio. */
export interface GeneralizedRegression {
  /** One a column of the design. */
  readonly coefficients: readonly number[]
  readonly covariance: readonly (readonly number[])[]
  /** exp(coefficient): the ratio per unit of the column, with its interval and test. */
  readonly ratios: readonly RatioEstimate[]
  /** Infinity (normal distribution); clusters - 1 under CR1. */
  readonly df: number
  /** Expected outcome of each row. */
  readonly means: Float64Array
  readonly deviance: number
  /** Pearson's chi-square over n - p: near 1 where the variance is as the model says. */
  readonly pearsonDispersion: number
  readonly iterations: number
  /**
   * For each coefficient, what each row adds to its error: the summed squares are its variance, the
   * summed products of two their covariance. Under CR1 a cluster's sum stands on its first row.
   */
  readonly influence: readonly Float64Array[]
}

/**
 * Errors and ratios of a fit. Classic takes the model's variance at its word; HC2, HC3 and CR1 take
 * the residuals as they are.
 * Source: White, Econometrica 1982;50:1; leverage in the sandwich as in R's package sandwich: Zeileis, J Stat
 * Softw 2006;16(9).
 * @throws StatisticsError 'too-few' under two clusters, 'domain' for a bad level, 'no-variation' where a
 *   coefficient has no error
 */
export function generalizedRegression(
  fit: GeneralizedFit,
  choice: CovarianceChoice,
  level: number,
): GeneralizedRegression {
  requireLevel(level)
  const { scores, df } = scoresOf(fit, choice)
  const influence = fit.weights.map((weight) => {
    const byRow = weight.map((value, i) => value * scores[i]!)
    return choice.covariance === 'CR1' ? gatherByCluster(byRow, choice.clusters) : byRow
  })
  const covariance = influence.map((a) => influence.map((b) => dot(a, b)))
  const { coefficients, means, deviance, iterations, residuals } = fit
  return {
    coefficients,
    covariance,
    ratios: coefficients.map((value, j) =>
      ratioEstimate(value, Math.sqrt(covariance[j]![j]!), df, level),
    ),
    df,
    means,
    deviance,
    pearsonDispersion: dot(residuals, residuals) / (residuals.length - coefficients.length),
    iterations,
    influence,
  }
}

function scoresOf(
  fit: GeneralizedFit,
  choice: CovarianceChoice,
): { readonly scores: Float64Array; readonly df: number } {
  const { residuals, leverage, coefficients } = fit
  if (choice.covariance === 'classic') return { scores: residuals.map(() => 1), df: Infinity }
  const { scores, df } = rowScores({ residuals, leverage, parameters: coefficients.length }, choice)
  return { scores, df: choice.covariance === 'CR1' ? df : Infinity }
}
