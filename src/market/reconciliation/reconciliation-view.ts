import type { ViewBasics } from '#market/market-view'
import type { FigureInput, Interval, Quantiles } from '#quantity/figure'

/** What a place on the axis of prices stands for. */
export type PriceMark = 'floor' | 'reference' | 'total-value' | 'list' | 'realized' | 'survey'

/** A price on the axis, or why it is missing. */
export interface ReconciledPrice {
  readonly mark: PriceMark
  /** The figure that it is, or becomes: `market.price.desk-price.floor`, `market.price.psm.opp`. */
  readonly figure: string
  readonly words: string
  readonly found:
    | {
        readonly value: number
        readonly quantiles?: Quantiles
        readonly interval?: Interval
        readonly inputs: readonly FigureInput[]
      }
    | { readonly reason: string }
}

/** What came of a reconciliation of prices. */
export interface ReconciliationView extends ViewBasics<'reconciliation'> {
  readonly unit: string
  /** In the order of the axis: floor, reference, what people would pay, value, our prices. */
  readonly prices: readonly ReconciledPrice[]
  /** Economic value less what people would pay: what they do not see of it. */
  readonly gap:
    | { readonly value: number; readonly of: string; readonly inputs: readonly FigureInput[] }
    | { readonly reason: string }
}
