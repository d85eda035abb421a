import type { AskedColumns } from '#market/asked-columns'
import type { ChoiceAttribute } from '#market/choice/choice-survey'
import type { PriceBasis } from '#market/price/price-basis'
import type { BlockBasics } from '#market/row-block'

/** An attribute of an offer, with what one unit of it is priced in: `USD/megabyte`. */
export interface PricedAttribute extends ChoiceAttribute {
  readonly moneyUnit: string
}

/** What offers have, and what they cost; one row an offer. */
export interface AttributePricesBlock extends BlockBasics {
  readonly kind: 'attribute-prices'
  readonly price: string
  readonly attributes: readonly PricedAttribute[]
  /** Column whose rows hang together in their errors. */
  readonly cluster?: string
  readonly money: PriceBasis
}

/** The columns that attribute prices read. */
export function attributePricesColumns(block: AttributePricesBlock): AskedColumns {
  const { price, attributes, cluster } = block
  const columns = (named: boolean): readonly string[] =>
    attributes.filter(({ base }) => (base !== undefined) === named).map(({ column }) => column)
  return {
    numbers: [price, ...columns(false)],
    names: [...columns(true), ...(cluster === undefined ? [] : [cluster])],
  }
}
