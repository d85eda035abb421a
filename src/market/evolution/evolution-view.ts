import type { ViewBasics } from '#market/market-view'
import type { SureValue } from '#market/sure-value'
import type { Interval, Quantiles } from '#quantity/figure'
import type { Backtest } from '#stats/forecasting/rolling-origin'
import type { SmoothingParameters } from '#stats/forecasting/smoothing-model'

/** The value of one period. */
export interface Level {
  /** Of the calendar. */
  readonly period: number
  /** Its first day, since 1970-01-01. */
  readonly start: number
  readonly value: number
  readonly interval?: Interval
  readonly n: number
  /** Which stretch between breaks it belongs to, from 0. */
  readonly stretch: number
}

/** A jump that no break of the study explains. */
export interface FoundBreak {
  readonly start: number
  readonly shift: number
}

/** What a period to come may hold. */
export interface Fan {
  readonly mean: number
  readonly quantiles: Quantiles
  /** At the level of the study. */
  readonly interval: Interval
}

export interface ProjectedPeriod {
  readonly period: number
  readonly start: number
  /** With events as likely as they are. */
  readonly expected: Fan
  /** As if none came; where there are any. */
  readonly undisturbed?: Fan
}

/** How a series goes on. */
export interface Projection {
  readonly periods: readonly ProjectedPeriod[]
  /** "damped trend". */
  readonly model: string
  readonly parameters: SmoothingParameters
  /** On which scale it was smoothed. */
  readonly scale: 'log' | 'logit' | 'plain'
  /** Periods that it stands on. */
  readonly n: number
  /** Absent where the series is too short to hold any of it back. */
  readonly backtest?: Backtest & {
    /** Mean absolute error over that of no change, on the scale. */
    readonly overNaive: number
    readonly horizon: number
  }
}

/** A value element of one solution (or of all rows) over time. */
export interface EvolutionSeries {
  readonly solution?: string
  readonly levels: readonly Level[]
  readonly found: readonly FoundBreak[]
  /** Relative change a year in the stretch that is projected. */
  readonly trend: SureValue
  readonly projection: Projection | { readonly reason: string }
}

/** When something comes about that matters. */
export interface CriticalPoint {
  readonly kind: 'crossing' | 'floor' | 'expiry'
  /** The other solution of a crossing, or the one that meets its floor. */
  readonly solution?: string
  readonly words: string
  /** How likely it is until the end of the projection; absent with a reason. */
  readonly probability?: number
  /** Days since 1970-01-01 among the ways in which it comes about. */
  readonly dates?: { readonly p10: number; readonly p50: number; readonly p90: number }
  /** The first day by which it has come about with a chance of one in ten. */
  readonly soon?: number
  readonly reason?: string
}

/** When to look again, and why then. */
export interface Reassessment {
  readonly day: number
  readonly why: string
}

/** What came of a value element over time. */
export interface EvolutionView extends ViewBasics<'evolution'> {
  readonly series: readonly EvolutionSeries[]
  readonly critical: readonly CriticalPoint[]
  readonly reassess?: Reassessment
}
