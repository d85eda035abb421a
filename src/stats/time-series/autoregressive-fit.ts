import { withCovariance } from '#stats/influence/with-covariance'
import { weightsOf } from '#stats/regression/least-squares'
import {
  type AutoregressiveState,
  type Series,
  autoregressiveState,
  restrictedAutoregression,
} from '#stats/time-series/autoregressive-likelihood'
import { requireSeries } from '#stats/time-series/periods'
import { requireRest, type SeriesFit } from '#stats/time-series/series-fit'

/** A fit whose errors carry over from period to period. */
export interface AutoregressiveFit extends SeriesFit {
  /** Of neighbouring periods' errors; near 1 drift and effect can hardly be told apart. */
  readonly correlation: number
  /** Of the errors, whole. */
  readonly variance: number
}

/**
 * A linear fit to a series whose errors carry over from one period to the next with one correlation (AR(1)), by
 * restricted maximum likelihood; periods d apart have the correlation to the power d, so missing ones are no harm. Degrees
 * of freedom by Satterthwaite for each combination of coefficients, between 1 and n - p. Of the ways to judge a short
 * series (under a few hundred periods) the one that keeps its word best. Cost about 120 x periods x columns^2.
 * Source: Turner et al., BMC Med Res Methodol 2021;21:181 (comparison); Cheang and Reinsel, JASA 2000;95:1173 (restricted
 * likelihood in autoregressions); degrees of freedom: Giesbrecht and Burns, Biometrics 1985;41:477.
 * @throws StatisticsError 'singular' with the column (0-based) that others determine, 'too-few' where periods are not
 *   two more than columns, 'no-variation' where the columns fit every row, 'not-finite', 'domain'
 */
export function autoregressiveFit(series: Series): AutoregressiveFit {
  const { design, outcome, periods } = series
  requireSeries(outcome, periods, design.length + 2)
  requireRest(autoregressiveState(series, 0).squares, outcome)
  const state = restrictedAutoregression(series)
  const most = outcome.length - design.length
  const variance = state.squares / most
  const { inverse } = state.columns
  const covariance = inverse.map((a) =>
    inverse.map((b) => variance * a.reduce((sum, x, k) => sum + x * b[k]!, 0)),
  )
  const scores = weightsOf(state.columns).map((weight) =>
    weight.map((value, i) => value * state.residuals[i]!),
  )
  const { coefficients } = state
  return {
    coefficients,
    covariance,
    influence: withCovariance(scores, covariance),
    residuals: outcome.map((y, i) =>
      design.reduce((rest, column, j) => rest - coefficients[j]! * column[i]!, y),
    ),
    degrees: satterthwaite(series, state),
    correlation: state.correlation,
    variance,
  }
}

/** Step of the numerical derivatives in the correlation, as a share of its distance from +-1. */
const STEP = 1e-4

/**
 * Degrees of freedom of a combination of coefficients with variance s2 q: 1 / (g' H^-1 g), g the derivatives of ln (s2 q) and
 * H those of the deviance, in the correlation and ln s2.
 */
function satterthwaite(
  series: Series,
  state: AutoregressiveState,
): (weights: readonly number[]) => number {
  const most = series.outcome.length - series.design.length
  const h = STEP * (1 - state.correlation ** 2)
  const below = autoregressiveState(series, state.correlation - h)
  const above = autoregressiveState(series, state.correlation + h)
  const variance = state.squares / most
  const second = (of: (at: AutoregressiveState) => number) =>
    (of(above) - 2 * of(state) + of(below)) / (h * h)
  const curvature = second((at) => at.logDeterminants + at.squares / variance)
  const cross = -(above.squares - below.squares) / (2 * h * variance)
  const determinant = curvature * most - cross * cross
  if (!(determinant > 0 && curvature > 0)) return () => 1
  return (weights) => {
    const slope = Math.log(spreadOf(above, weights) / spreadOf(below, weights)) / (2 * h)
    const inverse = (slope * slope * most - 2 * slope * cross + curvature) / determinant
    return Math.max(1, Math.min(most, 1 / inverse))
  }
}

/** Variance of a combination of coefficients, in units of the series' own. */
function spreadOf({ columns }: AutoregressiveState, weights: readonly number[]): number {
  let square = 0
  for (let k = 0; k < columns.q.length; k++) {
    const part = weights.reduce((sum, weight, j) => sum + weight * columns.inverse[j]![k]!, 0)
    square += part * part
  }
  return square
}
