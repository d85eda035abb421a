import { type Moments, momentsOf, varies } from '#stats/descriptive/moments'
import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import {
  type OrthogonalColumns,
  dot,
  orthogonalColumns,
} from '#stats/regression/orthogonal-columns'
import { type CovarianceChoice, gatherByCluster, rowScores } from '#stats/regression/row-scores'

/** A linear fit: coefficients with their errors. */
export interface LeastSquares {
  /** One a column of the design. */
  readonly coefficients: readonly number[]
  readonly covariance: readonly (readonly number[])[]
  readonly residuals: Float64Array
  /** n - p; clusters - 1 under CR1. */
  readonly df: number
  /** Share of the outcome's variation about its mean that the design explains. */
  readonly rSquared: number
  /** Between 0 and 1: how far each row determines its own fit. */
  readonly leverage: Float64Array
  /**
   * For each coefficient, what each row adds to its error: the summed squares are its variance, the
   * summed products of two their covariance. Under CR1 a cluster's sum stands on its first row.
   */
  readonly influence: readonly Float64Array[]
}

/**
 * Coefficients of y = X b by least squares, with errors. A row that alone determines a column
 * (leverage 1) has residual 0 and adds nothing to HC2 and HC3. Cost n p^2.
 * @param design columns, the constant among them
 * @param y outcome, one a row
 * @throws StatisticsError 'singular' with the column that others determine, 'too-few' where rows are not
 *   more than columns (or under two clusters), 'no-variation' for a constant outcome, 'not-finite', 'domain'
 */
export function leastSquares(
  design: readonly Float64Array[],
  y: Float64Array,
  choice: CovarianceChoice,
): LeastSquares {
  const moments = requireDesign(design, y)
  const columns = orthogonalColumns(design)
  const residuals = residualsOf(columns, y)
  const leverage = leverageOf(columns)
  const weights = weightsOf(columns)
  const fit = { residuals, leverage, parameters: design.length }
  const { scores, df } = rowScores(fit, choice)
  const influence = weights.map((weight) => {
    const byRow = weight.map((value, i) => value * scores[i]!)
    return choice.covariance === 'CR1' ? gatherByCluster(byRow, choice.clusters) : byRow
  })
  return {
    coefficients: weights.map((weight) => dot(weight, y)),
    covariance: influence.map((a) => influence.map((b) => dot(a, b))),
    residuals,
    df,
    rSquared: 1 - dot(residuals, residuals) / moments.m2,
    leverage,
    influence,
  }
}

function requireDesign(design: readonly Float64Array[], y: Float64Array): Moments {
  if (design.length === 0) throw new StatisticsError('too-few', 'The design has no columns.')
  requireSample(y, design.length + 1)
  for (const column of design) {
    requireSameLength(column, y)
    requireSample(column, 1)
  }
  const moments = momentsOf(y)
  if (!varies(moments))
    throw new StatisticsError(
      'no-variation',
      'The outcome has one value only: there is nothing to explain.',
    )
  return moments
}

/** Projected out twice, so that the residuals are at right angles to the design. */
function residualsOf({ q }: OrthogonalColumns, y: Float64Array): Float64Array {
  const residuals = Float64Array.from(y)
  for (let pass = 0; pass < 2; pass++) {
    for (const direction of q) {
      const share = dot(residuals, direction)
      for (let i = 0; i < residuals.length; i++) residuals[i]! -= share * direction[i]!
    }
  }
  return residuals
}

/** Between 0 and 1: how far each row determines its own fit. */
export function leverageOf({ q }: OrthogonalColumns): Float64Array {
  const leverage = new Float64Array(q[0]!.length)
  for (const column of q) {
    for (let i = 0; i < leverage.length; i++) leverage[i]! += column[i]! ** 2
  }
  return leverage
}

/** Rows of R^-1 Q': what each row's outcome counts in each coefficient. */
export function weightsOf({ q, inverse }: OrthogonalColumns): Float64Array[] {
  return inverse.map((row, j) => {
    const weights = new Float64Array(q[0]!.length)
    for (let k = j; k < q.length; k++) {
      for (let i = 0; i < weights.length; i++) weights[i]! += row[k]! * q[k]![i]!
    }
    return weights
  })
}
