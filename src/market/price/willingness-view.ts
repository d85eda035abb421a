import type { ViewBasics } from '#market/market-view'
import type { SureValue } from '#market/sure-value'
import type { IntervalFamily } from '#stats/survival/interval-regression'
import type { TurnbullEstimate } from '#stats/survival/turnbull'

/** A law fitted to what people are willing to pay. */
export interface WillingnessFit {
  /** What half of the people would pay. */
  readonly median: SureValue
  /** Of the law, on the log scale for log families. */
  readonly location: SureValue
  readonly scale: SureValue
  readonly logLikelihood: number
  readonly aic: number
  readonly bic: number
  /** The share that would pay at least each price, with its interval at each price by itself. */
  readonly curve: {
    readonly prices: readonly number[]
    readonly shares: readonly number[]
    readonly low: readonly number[]
    readonly high: readonly number[]
  }
}

/** The same answers under another law. */
export interface OtherFamily {
  readonly family: IntervalFamily
  readonly logLikelihood: number
  readonly median: number
}

/** What came of a survey of willingness to pay. */
export interface WillingnessView<
  K extends 'dichotomous-choice' | 'interval-payment',
> extends ViewBasics<K> {
  readonly people: number
  readonly fit: WillingnessFit | { readonly reason: string }
  /** Every law that can be fitted, the given one among them. */
  readonly families: readonly OtherFamily[]
  /** What people pay on average at least, without a law. */
  readonly lowerBoundMean: SureValue
  /** Where willingness to pay lies without a law; absent without people. */
  readonly turnbull?: TurnbullEstimate
}
