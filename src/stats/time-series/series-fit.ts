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

/** A linear fit whose errors allow for neighbours that hang together. */
export interface SeriesFit {
  readonly coefficients: readonly number[]
  readonly covariance: readonly (readonly number[])[]
  /** Degrees of freedom of a combination of the coefficients with these weights. */
  readonly degrees: (weights: readonly number[]) => number
  /** Outcome less fit. */
  readonly residuals: Float64Array
  /** For each coefficient, what each row adds to its error. */
  readonly influence: readonly Float64Array[]
}

/**
 * Least squares on a series with errors by Newey and West, times n / (n - p), and n - p degrees of freedom. Whatever the
 * neighbours do to each other, in long series; in short ones (under some hundred periods) the errors are too small:
 * `autoregressiveFit`.
 * Source: Newey and West, Econometrica 1987;55:703; the factor: Zeileis, J Stat Softw 2004;11(10).
 * @throws StatisticsError 'singular' with the column (0-based) that others determine, 'too-few' where periods are not
 *   more than columns, 'no-variation' where the outcome has one value or the columns fit every row, 'not-finite', 'domain'
 */
export function seriesFit({ design, outcome, periods, lags }: SeriesInput): SeriesFit {
  requireSeries(outcome, periods, design.length + 1)
  const fit = leastSquares(design, outcome, { covariance: 'classic' })
  requireRest(dot(fit.residuals, fit.residuals), outcome)
  const factor = Math.sqrt(outcome.length / fit.df)
  const spread = Math.sqrt(dot(fit.residuals, fit.residuals) / fit.df)
  const influenceOf = neweyWestInfluence(periods, lags)
  const influence = fit.influence.map((weights) =>
    influenceOf(weights.map((weight, i) => (factor * weight * fit.residuals[i]!) / spread)),
  )
  return {
    coefficients: fit.coefficients,
    covariance: influence.map((a) => influence.map((b) => dot(a, b))),
    degrees: () => fit.df,
    residuals: fit.residuals,
    influence,
  }
}

/**
 * The door against outcomes that the columns fit to the last digit.
 * @throws StatisticsError 'no-variation' where the squares left are nothing beside those of the outcome
 */
export function requireRest(squares: number, outcome: Float64Array): void {
  if (!(squares > 1e-24 * dot(outcome, outcome)))
    throw new StatisticsError(
      'no-variation',
      'The columns fit every row: nothing is left to judge by.',
    )
}
