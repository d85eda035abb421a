import { momentsOf } from '#stats/descriptive/moments'
import { StatisticsError } from '#stats/error'
import { smoothedOrNone } from '#stats/forecasting/fit-smoothing'
import { requireSeason, requireSeriesToSmooth } from '#stats/forecasting/require-series'
import type { SmoothedSeries } from '#stats/forecasting/smoothed-series'
import { dimensionsOf, type SmoothingModel } from '#stats/forecasting/smoothing-model'
import { spreadPoints } from '#stats/forecasting/spread-points'

/** The parameters that a series leaves open, each with how likely it is. */
export interface SmoothingPosterior {
  readonly model: SmoothingModel
  /** Periods of the series, with and without a value. */
  readonly length: number
  readonly fits: readonly SmoothedSeries[]
  /** One a fit; they sum to 1. */
  readonly weights: readonly number[]
}

/** Under this share of the values' own spread errors are rounding. */
const ROUNDING = 1e-12

/**
 * How likely parameters of exponential smoothing are, given a series: evenly spread over their bounds, weighed by the
 * likelihood with the beginning and the variance integrated out (flat, and flat in its logarithm):
 * |X'X|^(-1/2) SSE^(-(n - k) / 2). A forecast over all of them knows how unsure they are, which the likeliest alone
 * does not: its intervals are too narrow in short series. Cost count x periods x parts^2.
 * Source: Hyndman et al. (2008), section 12.7; Ord, Koehler and Snyder, JASA 1997;92:1621; the integral over
 * beginning and variance: Zellner (1971), section 3.2.
 * @param values one a period, NaN where one is missing
 * @param count parameters that are looked at
 * @throws StatisticsError as `fitSmoothing`
 */
export function smoothingPosterior(
  values: Float64Array,
  model: SmoothingModel,
  count: number,
): SmoothingPosterior {
  requireSeason(model)
  requireSeriesToSmooth(values, model)
  const { m2 } = momentsOf(values.filter((value) => !Number.isNaN(value)))
  const fits = spreadPoints(dimensionsOf(model), count).flatMap((unit) => {
    const fit = smoothedOrNone(values, model, unit)
    return fit === undefined ? [] : [{ ...fit, squares: Math.max(fit.squares, ROUNDING * m2) }]
  })
  if (fits.length === 0)
    throw new StatisticsError('singular', 'The values do not tell level, trend and season apart.')
  const logs = fits.map(({ squares, degrees, triangle }) => {
    const half = triangle.reduce((sum, row, j) => sum + Math.log(row[j]!), 0)
    return half - (degrees / 2) * Math.log(squares)
  })
  const most = Math.max(...logs)
  const likelihoods = logs.map((log) => Math.exp(log - most))
  const total = likelihoods.reduce((sum, one) => sum + one, 0)
  return { model, length: values.length, fits, weights: likelihoods.map((one) => one / total) }
}
