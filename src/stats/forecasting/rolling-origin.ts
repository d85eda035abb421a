import { quantiles } from '#stats/descriptive/quantile'
import { StatisticsError } from '#stats/error'
import { expectedPath, forecastPaths } from '#stats/forecasting/forecast-paths'
import { leastValues } from '#stats/forecasting/require-series'
import type { SmoothingModel } from '#stats/forecasting/smoothing-model'
import { type SmoothingPosterior, smoothingPosterior } from '#stats/forecasting/smoothing-posterior'
import type { Generator } from '#stats/random/generator'

/** A model for which fewer ends can be taken back is not tried. */
const LEAST_ORIGINS = 3

/** What a backtest is made with. */
export interface RollingOriginSettings {
  /** The simplest first: of equally good ones it is taken. */
  readonly models: readonly SmoothingModel[]
  /** Periods ahead, at most. */
  readonly horizon: number
  /** How many ends of the series are taken back, at most. */
  readonly origins: number
  /** Of the intervals whose coverage is counted. */
  readonly levels: readonly number[]
  readonly draws: number
  /** Parameters that the likelihood is looked at for, by model. */
  readonly parametersOf: (model: SmoothingModel) => number
  readonly generator: Generator
}

/** How forecasts made from parts of a series did on the rest of it. */
export interface Backtest {
  /** In the order of `models`; undefined where the series is too short to try it. */
  readonly errors: readonly (number | undefined)[]
  /** The place of the model with the smallest mean absolute error. */
  readonly best: number
  readonly origins: number
  /** Forecasts, over all origins and periods ahead. */
  readonly forecasts: number
  /** Of the best model's intervals, one a level. */
  readonly coverage: readonly number[]
}

/**
 * Which model of a series forecasts best, and how far its intervals hold: each of the last ends is taken back in turn, the
 * rest forecast without it, and the forecasts held against what came. Coverage over few origins is rough, and forecasts
 * of one series are not independent. Cost origins x models x a posterior.
 * Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice (3rd ed. 2021), section 5.10; Tashman,
 * Int J Forecasting 2000;16:437.
 * @param values one a period, NaN where one is missing
 * @returns undefined where no part is long enough to forecast from
 * @throws StatisticsError 'domain' without models, 'not-finite'
 */
export function rollingOrigin(
  values: Float64Array,
  settings: RollingOriginSettings,
): Backtest | undefined {
  const { models, origins, levels } = settings
  if (models.length === 0) throw new StatisticsError('domain', 'A backtest needs a model.')
  const count = values.filter((value) => !Number.isNaN(value)).length
  const able = models.filter((model) => leastValues(model) + LEAST_ORIGINS <= count)
  const ends = endsOf(values, Math.max(...able.map(leastValues)), origins)
  const errors = models.map((model) =>
    able.includes(model) ? meanError(values, ends, [model, settings]) : undefined,
  )
  const best = errors.reduce<number>(
    (known, error, i) => ((error ?? Infinity) < (errors[known] ?? Infinity) * 0.999 ? i : known),
    0,
  )
  if (errors[best] === undefined) return undefined
  const covered = coverageOf(values, ends, [models[best]!, settings])
  return {
    errors,
    best,
    origins: ends.length,
    forecasts: covered.forecasts,
    coverage: levels.map((_, i) => covered.inside[i]! / covered.forecasts),
  }
}

/** Lengths of the parts: those with enough values before them and a value after them. */
function endsOf(values: Float64Array, least: number, most: number): readonly number[] {
  let count = 0
  const enough: number[] = []
  values.forEach((value, t) => {
    if (count >= least && !Number.isNaN(value)) enough.push(t)
    if (!Number.isNaN(value)) count++
  })
  return enough.slice(-most)
}

type Way = readonly [SmoothingModel, RollingOriginSettings]

/** Mean absolute error over origins and periods ahead; undefined where a part is too short or does not vary. */
function meanError(
  values: Float64Array,
  ends: readonly number[],
  [model, { horizon, parametersOf }]: Way,
): number | undefined {
  let [sum, count] = [0, 0]
  for (const end of ends) {
    const posterior = posteriorOf(values.slice(0, end), model, parametersOf(model))
    if (posterior === undefined) return undefined
    const path = expectedPath(posterior, Math.min(horizon, values.length - end))
    path.forEach((expected, h) => {
      const came = values[end + h]!
      if (Number.isNaN(came)) return
      sum += Math.abs(came - expected)
      count++
    })
  }
  return count === 0 ? undefined : sum / count
}

function posteriorOf(
  values: Float64Array,
  model: SmoothingModel,
  count: number,
): SmoothingPosterior | undefined {
  try {
    return smoothingPosterior(values, model, count)
  } catch (error) {
    if (error instanceof StatisticsError && error.code !== 'not-finite') return undefined
    throw error
  }
}

function coverageOf(
  values: Float64Array,
  ends: readonly number[],
  [model, { horizon, levels, draws, parametersOf, generator }]: Way,
): { readonly inside: readonly number[]; readonly forecasts: number } {
  const inside = levels.map(() => 0)
  let forecasts = 0
  for (const end of ends) {
    const posterior = posteriorOf(values.slice(0, end), model, parametersOf(model))!
    const ahead = Math.min(horizon, values.length - end)
    const paths = forecastPaths(posterior, { horizon: ahead, draws, generator })
    for (let h = 0; h < ahead; h++) {
      const came = values[end + h]!
      if (Number.isNaN(came)) continue
      forecasts++
      const drawn = Float64Array.from(paths, (path) => path[h]!)
      levels.forEach((level, i) => {
        const [low, high] = quantiles(drawn, [(1 - level) / 2, (1 + level) / 2])
        if (came >= low! && came <= high!) inside[i]!++
      })
    }
  }
  return { inside, forecasts }
}
