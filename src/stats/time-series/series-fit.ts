import { momentsOf, varies } from '#stats/descriptive/moments'
import { StatisticsError } from '#stats/error'
import { leastSquares } from '#stats/regression/least-squares'
import { dot } from '#stats/regression/orthogonal-columns'
import { neweyWestInfluence } from '#stats/time-series/newey-west'
import { requireSeries } from '#stats/time-series/periods'

/** A series with the columns that explain it. */
export interface SeriesInput {
  /** Columns, the constant among them. */
  readonly design: readonly Float64Array[]
  readonly outcome: Float64Array
  /** Whole numbers in order; periods may be missing. */
  readonly periods: Int32Array
  /** How many periods back the errors look: `neweyWestLags`, or more. */
  readonly lags: number
}

/** A least squares fit whose errors allow for neighbours that hang together. */
export interface SeriesFit {
  readonly coefficients: readonly number[]
  readonly covariance: readonly (readonly number[])[]
  /** n - p. */
  readonly df: number
  readonly residuals: Float64Array
  /** For each coefficient, what each row adds to its error. */
  readonly influence: readonly Float64Array[]
}

/**
 * Least squares on a series with errors by Newey and West, times n / (n - p).
 * Source: Newey and West, Econometrica 1987;55:703; the factor: Zeileis, J Stat Softw 2004;11(10).
 * @throws StatisticsError 'singular' with the column (0-based) that others determine, 'too-few' where periods are not
 *   more than columns, 'no-variation' where the outcome has one value or the columns fit every row, 'not-finite', 'domain'
 */
export function seriesFit({ design, outcome, periods, lags }: SeriesInput): SeriesFit {
  requireSeries(outcome, periods, design.length + 1)
  const fit = leastSquares(design, outcome, { covariance: 'classic' })
  const moments = momentsOf(outcome)
  if (
    !varies(moments) ||
    dot(fit.residuals, fit.residuals) <= 1e-24 * (moments.m2 + moments.mean ** 2)
  )
    throw new StatisticsError(
      'no-variation',
      'The columns fit every row: nothing is left to judge by.',
    )
  const factor = Math.sqrt(outcome.length / fit.df)
  const spread = Math.sqrt(dot(fit.residuals, fit.residuals) / fit.df)
  const influenceOf = neweyWestInfluence(periods, lags)
  const influence = fit.influence.map((weights) =>
    influenceOf(weights.map((weight, i) => (factor * weight * fit.residuals[i]!) / spread)),
  )
  return {
    coefficients: fit.coefficients,
    covariance: influence.map((a) => influence.map((b) => dot(a, b))),
    df: fit.df,
    residuals: fit.residuals,
    influence,
  }
}
