/**
 * Exponential smoothing with additive errors, in error-correction form: what was expected is the level, the damped trend and
 * the season together, and each of them takes a share of the error.
 * Source: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), section 2.5.
 */
export interface SmoothingModel {
  readonly trend: 'none' | 'additive' | 'damped'
  /** Periods after which the season returns; 1 where there is none. */
  readonly season: number
  /** The last value is expected to stay: the level takes the whole error. */
  readonly naive?: true
}

/** Shares of the error that the parts take, and what is left of a trend after each period. */
export interface SmoothingParameters {
  /** alpha, from 0 to 1. */
  readonly level: number
  /** beta, from 0 to alpha; 0 without a trend. */
  readonly trend: number
  /** phi, from 0.8 to 0.98 in a damped trend, else 1. */
  readonly damping: number
  /** gamma, from 0 to 1 - alpha; 0 without a season. */
  readonly season: number
}

/** Level, trend, and the season by place in it. */
export type SmoothingState = Float64Array

/** Where the season begins in a state. */
const SEASON = 2

const LEAST_DAMPING = 0.8
const MOST_DAMPING = 0.98

/** A state in which nothing is known. */
export function emptyState({ season }: SmoothingModel): SmoothingState {
  return new Float64Array(season > 1 ? SEASON + season : SEASON)
}

/** What is expected in period t, counted from the first. */
export function expectedNext(
  state: SmoothingState,
  { damping }: SmoothingParameters,
  [{ season }, t]: readonly [SmoothingModel, number],
): number {
  return state[0]! + damping * state[1]! + (season > 1 ? state[SEASON + (t % season)]! : 0)
}

/** Moves the state over period t, in which the error was as given; 0 where nothing was seen. */
export function moveOn(
  state: SmoothingState,
  parameters: SmoothingParameters,
  { model: { season }, t, error }: { model: SmoothingModel; t: number; error: number },
): void {
  const { level, trend, damping, season: share } = parameters
  state[0] = state[0]! + damping * state[1]! + level * error
  state[1] = damping * state[1]! + trend * error
  if (season > 1) state[SEASON + (t % season)]! += share * error
}

/** How many numbers a model's parameters come from. */
export function dimensionsOf({ trend, season, naive }: SmoothingModel): number {
  if (naive) return 0
  return 1 + { none: 0, additive: 1, damped: 2 }[trend] + (season > 1 ? 1 : 0)
}

/** Parameters inside their bounds from as many numbers from 0 to 1. */
export function parametersAt(model: SmoothingModel, unit: readonly number[]): SmoothingParameters {
  if (model.naive) return { level: 1, trend: 0, damping: 1, season: 0 }
  const [level = 0, ...rest] = unit
  const trend = model.trend === 'none' ? 0 : level * rest.shift()!
  const damping =
    model.trend === 'damped' ? LEAST_DAMPING + (MOST_DAMPING - LEAST_DAMPING) * rest.shift()! : 1
  const season = model.season > 1 ? (1 - level) * rest.shift()! : 0
  return { level, trend, damping, season }
}

/** States that a beginning is made of, each 1 in one part: level, trend, and season less its last place. */
export function beginnings(model: SmoothingModel): readonly SmoothingState[] {
  const places = model.season > 1 ? model.season - 1 : 0
  const parts = [0, ...(model.trend === 'none' ? [] : [1])].map((part) => {
    const state = emptyState(model)
    state[part] = 1
    return state
  })
  const seasons = Array.from({ length: places }, (_, place) => {
    const state = emptyState(model)
    state[SEASON + place] = 1
    state[SEASON + places] = -1
    return state
  })
  return [...parts, ...seasons]
}
