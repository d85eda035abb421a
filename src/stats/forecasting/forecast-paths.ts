import type { SmoothedSeries } from '#stats/forecasting/smoothed-series'
import { expectedNext, moveOn, type SmoothingModel } from '#stats/forecasting/smoothing-model'
import type { SmoothingPosterior } from '#stats/forecasting/smoothing-posterior'
import type { Generator } from '#stats/random/generator'
import { chiSquareQuantile } from '#stats/special/chi-square'
import { normalQuantile } from '#stats/special/normal'

/** How far ahead, how often, and from which stream. */
export interface PathsWanted {
  readonly horizon: number
  readonly draws: number
  readonly generator: Generator
}

/**
 * Ways that a series may go on, drawn: parameters by their likelihood, the variance and the state after the last period
 * given these, then normal errors period by period. Quantiles of a period over the paths are a prediction interval that
 * holds for parameters that are not known. One array a path. Cost draws x horizon.
 * Source: Hyndman et al. (2008), section 6.1 (simulated prediction distributions).
 */
export function forecastPaths(
  posterior: SmoothingPosterior,
  { horizon, draws, generator }: PathsWanted,
): readonly Float64Array[] {
  const { model, length, fits } = posterior
  const cumulative = cumulated(posterior.weights)
  return Array.from({ length: draws }, () => {
    const fit = fits[placeOf(cumulative, generator.next())]!
    const variance = fit.squares / chiSquareQuantile(generator.next(), fit.degrees)
    const spread = Math.sqrt(variance)
    const start = { model, t: length, state: drawnEnd(fit, spread, generator) }
    return pathAhead(fit, start, () => spread * normalQuantile(generator.next()), horizon)
  })
}

/** The paths' mean without drawing any: the forecast of each parameter, weighed by its likelihood. */
export function expectedPath(
  { model, length, fits, weights }: SmoothingPosterior,
  horizon: number,
): Float64Array {
  const mean = new Float64Array(horizon)
  fits.forEach((fit, i) => {
    const start = { model, t: length, state: fit.end.slice() }
    const path = pathAhead(fit, start, () => 0, horizon)
    path.forEach((value, h) => (mean[h]! += weights[i]! * value))
  })
  return mean
}

/** One way on from a state, with the errors that are given. */
function pathAhead(
  { parameters }: Pick<SmoothedSeries, 'parameters'>,
  { model, t, state }: { model: SmoothingModel; t: number; state: Float64Array },
  errorOf: () => number,
  horizon: number,
): Float64Array {
  const path = new Float64Array(horizon)
  for (let h = 0; h < horizon; h++) {
    const error = errorOf()
    path[h] = expectedNext(state, parameters, [model, t + h]) + error
    moveOn(state, parameters, { model, t: t + h, error })
  }
  return path
}

/** The state after the last period with the beginning drawn: as fitted, plus its error. */
function drawnEnd(
  { end, ends, triangle }: SmoothedSeries,
  spread: number,
  generator: Generator,
): Float64Array {
  const state = end.slice()
  const normals = ends.map(() => spread * normalQuantile(generator.next()))
  ends.forEach((part, k) => {
    const shift = triangle[k]!.reduce((sum, entry, j) => sum + entry * normals[j]!, 0)
    part.forEach((value, i) => (state[i]! += shift * value))
  })
  return state
}

function cumulated(weights: readonly number[]): Float64Array {
  let sum = 0
  return Float64Array.from(weights, (weight) => (sum += weight))
}

function placeOf(cumulative: Float64Array, uniform: number): number {
  const place = cumulative.findIndex((sum) => sum >= uniform)
  return place === -1 ? cumulative.length - 1 : place
}
