import type { ViewBasics } from '#market/market-view'
import type { TrialCurve } from '#stats/pricing/newton-miller-smith'
import type { PriceUncertainty } from '#stats/pricing/price-point-intervals'
import type { PriceSensitivity } from '#stats/pricing/price-sensitivity-meter'
import type { PriceRangeDefinition } from '#stats/pricing/price-sensitivity-meter'

/** The four curves of some people, where they meet by either definition, and how sure that is. */
export interface PriceMeter {
  readonly people: number
  readonly meters: Readonly<Record<PriceRangeDefinition, PriceSensitivity>>
  readonly uncertainty: PriceUncertainty
}

/** What came of a price sensitivity meter. */
export interface VanWestendorpView extends ViewBasics<'van-westendorp'> {
  readonly people: {
    /** With a say. */
    readonly asked: number
    /** With all four prices. */
    readonly complete: number
    /** With all four in order. */
    readonly consistent: number
  }
  /** Of those whose prices are in order. */
  readonly consistent: PriceMeter | { readonly reason: string }
  /** Of everybody with four prices; absent where all of them are in order. */
  readonly kept?: PriceMeter | { readonly reason: string }
  /** What people would buy, where they were asked. */
  readonly trial?: TrialCurve | { readonly reason: string }
}
