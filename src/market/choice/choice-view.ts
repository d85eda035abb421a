import type { ChoiceTerm } from '#market/choice/choice-terms'
import type { ViewBasics } from '#market/market-view'
import type { UnitCost } from '#market/price/unit-cost'
import type { SureValue } from '#market/sure-value'
import type { Interval } from '#quantity/figure'

/** What one column of the design does to a choice. */
export interface TermView {
  readonly term: ChoiceTerm
  /** Utility a unit of the column; of the population's mean with weights by person. */
  readonly coefficient: SureValue
  /** How people differ: the population's standard deviation; in money where weights are, of the price's logarithm. */
  readonly spread?: SureValue
  /** What one unit more, or this in place of the base, is worth in money. */
  readonly worth?: SureValue
  /** With weights in money: the worth under which a tenth, half and nine tenths of the people lie. */
  readonly people?: {
    readonly low: SureValue
    readonly middle: SureValue
    readonly high: SureValue
  }
  /** The same interval from draws of all coefficients (Krinsky and Robb). */
  readonly drawnWorth?: Interval
}

/** How well choices are told. */
export interface ChoiceFit {
  readonly logLikelihood: SureValue
  readonly nullLogLikelihood: SureValue
  /** McFadden's. */
  readonly r2: SureValue
  /** Share of the choices held out that are told. */
  readonly hitRate: SureValue
  readonly heldOut: number
}

/** Whether chains have settled. */
export interface ChainsView {
  /** The largest over means and spreads. */
  readonly rHat: number
  /** The smallest over means and spreads. */
  readonly effective: number
  readonly draws: number
}

/** What becomes of one offer among others. */
export interface OfferView {
  readonly id: string
  readonly share: SureValue
  /** Money a choice; absent without a price. */
  readonly revenue?: SureValue
}

export interface ScenarioView {
  readonly id: string
  readonly offers: readonly OfferView[]
}

type Sure = Extract<SureValue, { readonly value: number }>

/** What becomes of one offer along a range of prices, in the money of the study, all else as it is. */
export interface PriceRangeView {
  readonly scenario: string
  readonly offer: string
  readonly prices: readonly number[]
  /** At each price; money a choice. */
  readonly share: readonly Sure[]
  readonly revenue: readonly Sure[]
  readonly profit?: readonly Sure[]
  /** The price that brings the most. */
  readonly bestRevenue: Sure
  readonly bestProfit?: Sure
  readonly cost?: UnitCost
}

/** What came of a survey of choices. */
export interface ChoiceView extends ViewBasics<'choice'> {
  readonly people: number
  readonly tasks: number
  readonly rows: number
  readonly terms: readonly TermView[]
  /** Why there are no coefficients. */
  readonly reason?: string
  readonly fit: ChoiceFit
  /** With weights by person. */
  readonly chains?: ChainsView
  readonly scenarios: readonly ScenarioView[]
  readonly ranges: readonly PriceRangeView[]
}
