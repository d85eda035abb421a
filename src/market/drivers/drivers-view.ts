import type { AskedThing } from '#market/drivers/drivers-survey'
import type { ViewBasics } from '#market/market-view'
import type { SureValue } from '#market/sure-value'

/** What one part of something has to do with how people see the whole. */
export interface DriverView extends AskedThing {
  /** Its LMG share of what all drivers account for, from 0 to 1. */
  readonly share: SureValue
  /** The same with straight-liners where they are left out, else without them. */
  readonly otherShare?: number
  /** With the overall answer. */
  readonly correlation: SureValue
  /** Mean on the scale as people answered. */
  readonly performance: SureValue
  /** Cronbach's alpha; where the mean of several questions stands for it. */
  readonly alpha?: SureValue
}

/** What came of a survey of what drives satisfaction. */
export interface DriversView extends ViewBasics<'satisfaction-drivers'> {
  /** People with a say, and those of them who answered everything and were not left out. */
  readonly people: number
  readonly counted: number
  /** Share of the people with a say who gave one answer to everything. */
  readonly straightLiners: number
  /** Of the overall answer: what the drivers account for together. */
  readonly rSquared: SureValue
  readonly overall: DriverView['performance']
  readonly overallAlpha?: SureValue
  /** In the order of the survey. */
  readonly drivers: readonly DriverView[]
  /** Chance that the row's share is really larger than the column's, ties half; absent without shares. */
  readonly beats?: readonly (readonly number[])[]
  /** How often people were drawn anew. */
  readonly resamples: number
}
