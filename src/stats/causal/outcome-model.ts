import { type GeneralizedFit, generalizedFit } from '#stats/generalized/generalized-fit'
import { requireYesNo } from '#stats/generalized/logistic-regression'
import { type MeanFamily, binomial, gaussian } from '#stats/generalized/mean-family'
import { dot } from '#stats/regression/orthogonal-columns'

/** How the outcome hangs on the covariates: linear for numbers, logistic for yes (1) and no (0). */
export type OutcomeModel = 'linear' | 'logistic'

/** A fitted model of the outcome. */
export interface OutcomeFit {
  readonly family: MeanFamily
  readonly fit: GeneralizedFit
}

/** What a model expects of rows, and how that moves with the coefficients. */
export interface Prediction {
  readonly means: Float64Array
  /** Change of each row's mean per unit of its predictor. */
  readonly slopes: Float64Array
}

/** @throws StatisticsError as `generalizedFit`; 'domain' or 'no-variation' for a yes-no outcome */
export function fitOutcome(
  model: OutcomeModel,
  design: readonly Float64Array[],
  outcome: Float64Array,
): OutcomeFit {
  if (model === 'logistic') requireYesNo(outcome)
  const family = model === 'logistic' ? binomial : gaussian
  return { family, fit: generalizedFit({ design, outcome, family }) }
}

/** The model's means for any rows, given by the columns of their design. */
export function predict({ family, fit }: OutcomeFit, design: readonly Float64Array[]): Prediction {
  const predictors = new Float64Array(design[0]!.length)
  design.forEach((column, j) => {
    for (let i = 0; i < column.length; i++) predictors[i]! += fit.coefficients[j]! * column[i]!
  })
  const means = predictors.map(family.mean)
  return { means, slopes: means.map(family.slope) }
}

/** Weighted totals of each column: the derivative of sum(multiplier x predictor) in the coefficients. */
export function gradientOf(
  design: readonly Float64Array[],
  multipliers: Float64Array,
): readonly number[] {
  return design.map((column) => dot(column, multipliers))
}

/**
 * What each row of a fit adds to the error of a linear combination of its coefficients.
 * @param scores residuals of the rows, inflated or not
 */
export function carriedError(
  fit: GeneralizedFit,
  gradient: readonly number[],
  scores: Float64Array,
): Float64Array {
  const carried = new Float64Array(scores.length)
  gradient.forEach((slope, j) => {
    const weight = fit.weights[j]!
    for (let i = 0; i < carried.length; i++) carried[i]! += slope * weight[i]!
  })
  return carried.map((value, i) => value * scores[i]!)
}
