import type { ViewBasics } from '#market/market-view'
import type { TestedPrices } from '#stats/pricing/tested-prices'

/** What came of a survey of tested prices. */
export interface GaborGrangerView extends ViewBasics<'gabor-granger'> {
  readonly people: number
  /** Share of the people asked at several prices who would buy at a higher but not at a lower one. */
  readonly inconsistent?: number
  readonly tested: TestedPrices | { readonly reason: string }
}
