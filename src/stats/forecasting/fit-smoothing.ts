import { StatisticsError } from '#stats/error'
import { requireSeason, requireSeriesToSmooth } from '#stats/forecasting/require-series'
import { type SmoothedSeries, smoothedSeries } from '#stats/forecasting/smoothed-series'
import { dimensionsOf, parametersAt, type SmoothingModel } from '#stats/forecasting/smoothing-model'
import { spreadPoints } from '#stats/forecasting/spread-points'

const STARTS = 64
const EDGE = 1e-6

/**
 * The likeliest parameters of a model of exponential smoothing for a series: the best of some evenly spread ones, then
 * steps along each parameter, halved until they are under a millionth. For showing how quickly level and trend
 * follow; a forecast that knows how unsure they are takes `smoothingPosterior`. Cost about 600 x periods x parts^2.
 * Source: Hyndman et al. (2008), sections 5.1 and 10.1 (the usual bounds).
 * @param values one a period, NaN where one is missing
 * @throws StatisticsError 'too-few' unless there are three values more than parts and parameters, 'no-variation' for
 *   one value only, 'not-finite', 'domain' for a season that is none
 */
export function fitSmoothing(values: Float64Array, model: SmoothingModel): SmoothedSeries {
  requireSeason(model)
  requireSeriesToSmooth(values, model)
  const at = (unit: readonly number[]): SmoothedSeries | undefined =>
    smoothedOrNone(values, model, unit)
  const starts = spreadPoints(dimensionsOf(model), STARTS)
  let [unit, best] = starts.reduce<readonly [readonly number[], SmoothedSeries | undefined]>(
    (known, point) => {
      const found = at(point)
      return isBetter(found, known[1]) ? [point, found] : known
    },
    [starts[0]!, undefined],
  )
  for (let step = 0.1; step > EDGE; step /= 2) {
    for (let moved = true; moved;) {
      moved = false
      for (const near of neighbours(unit, step)) {
        const found = at(near)
        if (!isBetter(found, best)) continue
        ;[unit, best, moved] = [near, found, true]
      }
    }
  }
  if (best === undefined)
    throw new StatisticsError('singular', 'The values do not tell level, trend and season apart.')
  return best
}

function isBetter(found: SmoothedSeries | undefined, known: SmoothedSeries | undefined): boolean {
  if (found === undefined) return false
  return known === undefined || found.squares < known.squares * (1 - 1e-12)
}

function neighbours(unit: readonly number[], step: number): readonly (readonly number[])[] {
  return unit.flatMap((value, i) =>
    [-step, step].map((by) => unit.with(i, Math.min(1 - EDGE, Math.max(EDGE, value + by)))),
  )
}

/** The series smoothed with parameters from 0 to 1; undefined where they tell the parts not apart. */
export function smoothedOrNone(
  values: Float64Array,
  model: SmoothingModel,
  unit: readonly number[],
): SmoothedSeries | undefined {
  try {
    return smoothedSeries(values, model, parametersAt(model, unit))
  } catch (error) {
    if (error instanceof StatisticsError && error.code === 'singular') return undefined
    throw error
  }
}
