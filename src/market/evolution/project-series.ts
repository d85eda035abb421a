import type { EvolutionBlock } from '#market/evolution/evolution-block'
import type { Projection } from '#market/evolution/evolution-view'
import type { LastStretch } from '#market/evolution/last-stretch'
import { StatisticsError } from '#stats/error'
import { fitSmoothing } from '#stats/forecasting/fit-smoothing'
import { forecastPaths } from '#stats/forecasting/forecast-paths'
import { leastValues } from '#stats/forecasting/require-series'
import { type Backtest, rollingOrigin } from '#stats/forecasting/rolling-origin'
import type { SmoothingModel } from '#stats/forecasting/smoothing-model'
import { smoothingPosterior } from '#stats/forecasting/smoothing-posterior'
import { createGenerator } from '#stats/random/generator'

/** Ways on of one series, in its unit: one array a way, one value a period after the last. */
export interface Ahead extends Omit<Projection, 'periods'> {
  readonly paths: readonly Float64Array[]
}

interface Wanted {
  readonly horizon: number
  readonly draws: number
  readonly seed: number
  /** Names the stream of random numbers. */
  readonly key: string
}

/** Ends of a series that are taken back, at most, and how far ahead each is forecast. */
const ORIGINS = 16
const MOST_AHEAD = 12
/** Draws of a fan in the backtest. */
const TRIED = 400
/** Parameters that the likelihood is looked at for: fewer where a long season makes each dear. */
const parametersOf = ({ season }: SmoothingModel): number =>
  Math.round(Math.min(400, Math.max(40, 40_000 / (season * season))))
export const backtestLevels = [0.8, 0.95] as const

/**
 * How a stretch goes on: the model among no change, a level, a damped and a straight trend (and each with a season, where
 * one is named) that forecasts the stretch's own end best, and ways on drawn from it with all that the stretch leaves open.
 * A reason where there are too few periods, or all have one value.
 */
export function projectSeries(
  { grid, scale, levels }: LastStretch,
  { season }: Pick<EvolutionBlock, 'season'>,
  { horizon, draws, seed, key }: Wanted,
): Ahead | { readonly reason: string } {
  const candidates = candidatesOf(season)
  const [naive, simplest] = candidates
  const least = leastValues(simplest!)
  if (levels.length < least)
    return {
      reason: `A projection needs ${least} periods measured in one way; there are ${levels.length}.`,
    }
  const ahead = Math.min(horizon, MOST_AHEAD, Math.max(1, Math.floor(levels.length / 4)))
  const settings = { horizon: ahead, origins: ORIGINS, levels: backtestLevels, draws: TRIED }
  try {
    const tried = rollingOrigin(grid, {
      ...settings,
      models: candidates,
      parametersOf: (model) => Math.ceil(parametersOf(model) / 6),
      generator: createGenerator(seed, `${key} backtest`),
    })
    const model = candidates[tried?.best ?? 1]!
    const posterior = smoothingPosterior(grid, model, parametersOf(model))
    const generator = createGenerator(seed, `${key} paths`)
    const paths = forecastPaths(posterior, { horizon, draws, generator })
    return {
      paths: paths.map((path) => path.map(scale.from)),
      model: modelWords(model),
      parameters: (model === naive ? posterior.fits[0]! : fitSmoothing(grid, model)).parameters,
      scale: scale.name,
      n: levels.length,
      ...(tried === undefined
        ? {}
        : { backtest: { ...tried, overNaive: overNaive(tried), horizon: ahead } }),
    }
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return {
      reason:
        error.code === 'no-variation'
          ? 'Every period has the same value: nothing says how it may change.'
          : 'The series does not tell level, trend and season apart.',
    }
  }
}

/** The simplest first; the first is no change. */
function candidatesOf(season: number): readonly SmoothingModel[] {
  const plain: readonly SmoothingModel[] = (['none', 'damped', 'additive'] as const).map(
    (trend) => ({ trend, season: 1 }),
  )
  const seasonal = season > 1 ? plain.slice(0, 2).map(({ trend }) => ({ trend, season })) : []
  return [{ trend: 'none', season: 1, naive: true }, ...plain, ...seasonal]
}

function modelWords({ trend, season, naive }: SmoothingModel): string {
  if (naive) return 'no change from the last value'
  const words = {
    none: 'smoothed level',
    additive: 'smoothed level and straight trend',
    damped: 'smoothed level and damped trend',
  }[trend]
  return season > 1 ? `${words}, with a season of ${season} periods` : words
}

function overNaive({ errors, best }: Backtest): number {
  const [naive] = errors
  return naive === undefined || naive === 0 ? 1 : errors[best]! / naive
}
