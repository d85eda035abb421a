import type { EconomicValueBlock } from '#market/economic-value/economic-value-block'
import type { ViewBasics } from '#market/market-view'
import type { FigureInput, Quantiles } from '#quantity/figure'
import type { BenefitClass } from '#value/model'
import type { Summary } from '#value/result'

/** Money over the draws, or why there is none. */
export type MoneyOrReason = Summary | { readonly reason: string }

/** A share or ratio of two means, with the quantiles of the draws where they mean something. */
export type RatioOrReason =
  { readonly value: number; readonly quantiles?: Quantiles } | { readonly reason: string }

/** One thing that differs between the solution and the reference: what it is worth to the customer. */
export interface Differentiation {
  /** Id of the driver or cost. */
  readonly id: string
  readonly label: string
  readonly kind: 'driver' | 'cost'
  readonly class?: BenefitClass
  /** Positive is better with the solution; in the terms of the price. */
  readonly summary: Summary
}

/** What came of an estimate of economic value. */
export interface EconomicValueView extends ViewBasics<'economic-value'> {
  readonly block: EconomicValueBlock
  /** Prices and value a year, or once and over the whole plan. */
  readonly terms: 'annual' | 'whole'
  readonly unit: string
  readonly reference: MoneyOrReason
  readonly price: MoneyOrReason
  readonly referenceInputs: readonly FigureInput[]
  readonly priceInputs: readonly FigureInput[]
  /** The largest first. */
  readonly parts: readonly Differentiation[]
  /** Sum of the parts whose mean is a gain, and of those whose mean is a loss (as a positive amount). */
  readonly positive: MoneyOrReason
  readonly negative: MoneyOrReason
  readonly total: MoneyOrReason
  /** Of the differentiation, what is left to the customer at the price; the vendor's is the rest. */
  readonly customerShare: RatioOrReason
  readonly valueToPrice: RatioOrReason
  /** Drivers that count in no total. */
  readonly soft: readonly string[]
  /** Costs that are the price itself, and stand in it already. */
  readonly inPrice: readonly string[]
}
