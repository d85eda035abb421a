import type { AskedColumns } from '#market/asked-columns'
import type { PriceBasis } from '#market/price/price-basis'
import type { BlockBasics } from '#market/row-block'
import type { DemandForm } from '#stats/pricing/price-elasticity'

/** What was sold at which price; one row a sale, or a product, store or customer at a time. */
export interface DemandBlock extends BlockBasics {
  readonly kind: 'demand'
  /** Column with how much was sold. */
  readonly quantity: string
  readonly price: string
  /** Columns that move the quantity too: numbers, or names that become one column each. */
  readonly others: readonly string[]
  readonly form: DemandForm
  /** Columns whose own levels are taken out: the unit, and the time where there is a second. */
  readonly within?: readonly [string] | readonly [unit: string, time: string]
  /** Column whose rows hang together in their errors; the unit where absent. */
  readonly cluster?: string
  readonly money: PriceBasis
}

/** The columns that demand reads. */
export function demandColumns(block: DemandBlock): AskedColumns {
  const { quantity, price, others, within = [], cluster } = block
  return {
    numbers: [quantity, price, ...others],
    names: [...within, ...(cluster === undefined ? [] : [cluster])],
  }
}
