import type { PurchaseTrial } from '#market/price/purchase-trial'
import type { ViewBasics } from '#market/market-view'
import type { SureValue } from '#market/sure-value'
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
  readonly trial?: PurchaseTrial | { readonly reason: string }
}

/** One of the four prices at which curves meet. */
export type PricePoint = 'pmc' | 'pme' | 'opp' | 'ipp'

/** A point of a meter with its interval. */
export function pricePointOf(
  meter: VanWestendorpView['consistent'],
  definition: PriceRangeDefinition,
  point: PricePoint,
): SureValue {
  if ('reason' in meter) return meter
  const value = meter.meters[definition][point]
  if (value === undefined) return { reason: 'The two curves never meet.' }
  const interval = meter.uncertainty.points[definition][point]
  if (interval === undefined) return { value }
  const { low, high, level } = interval
  return { value, interval: { low, high, level } }
}
