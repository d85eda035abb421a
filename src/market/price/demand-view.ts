import type { ViewBasics } from '#market/market-view'
import type { PriceElasticity } from '#stats/pricing/price-elasticity'

/** A column whose coefficient is estimated, or a name of one: `price`, `season.winter`. */
export interface DemandTerm {
  readonly id: string
  readonly name: string
}

/** What came of what was sold at which price. */
export interface DemandView extends ViewBasics<'demand'> {
  readonly rows: number
  /** Coefficients: the price, then the other columns. */
  readonly terms: readonly DemandTerm[]
  readonly pooled: PriceElasticity | { readonly reason: string }
  /** With the own level of each unit taken out, where it was asked for. */
  readonly within?: PriceElasticity | { readonly reason: string }
  /** Prices between which sales were seen; absent without rows. */
  readonly prices?: { readonly low: number; readonly high: number }
}
