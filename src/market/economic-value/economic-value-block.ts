import type { PriceKind } from '#market/alternatives/value-map'
import type { FigureBlockBasics } from '#market/figure-block'
import type { SegmentName } from '#market/market-view'

/** What a solution is worth to a customer who could have the reference. */
export interface EconomicValueBlock extends FigureBlockBasics {
  readonly kind: 'economic-value'
  readonly solution: string
  readonly reference: string
  /** Whose assumptions are taken; those of all where absent. */
  readonly segment?: SegmentName
  readonly price: PriceKind
}
