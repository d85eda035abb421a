import type { ViewBasics } from '#market/market-view'
import type { AttributePrices } from '#stats/pricing/attribute-prices'

/** One unit more of an attribute, or a name of it against its base. */
export interface PricedTerm {
  /** `ram`, `cd.yes`. */
  readonly id: string
  readonly attribute: string
  /** Of a column of names: which one it is, as it stands in the file. */
  readonly level?: string
  /** What a name is held against. */
  readonly base?: string
  /** Of a number. */
  readonly unit?: string
  /** What it is priced in. */
  readonly moneyUnit: string
}

/** What came of what offers have and cost. */
export interface AttributePricesView extends ViewBasics<'attribute-prices'> {
  /** Offers with a price and all attributes. */
  readonly rows: number
  readonly terms: readonly PricedTerm[]
  /** One coefficient a term. */
  readonly found: AttributePrices | { readonly reason: string }
}
