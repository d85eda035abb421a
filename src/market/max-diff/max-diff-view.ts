import type { ViewBasics } from '#market/market-view'
import type { SureValue } from '#market/sure-value'

/** What people say of one item. */
export interface MaxDiffItem {
  readonly id: string
  /** As it stands in the file. */
  readonly name: string
  /** How often it was shown, and called best and worst. */
  readonly shown: number
  readonly best: number
  readonly worst: number
  /** (best - worst) / shown. */
  readonly count: SureValue
  /** Utility of the logit, 0 on average over items. */
  readonly utility: SureValue
  /** On the scale of chances, 100 over all items. */
  readonly share: SureValue
}

/** What came of a survey of best and worst. */
export interface MaxDiffView extends ViewBasics<'max-diff'> {
  readonly people: number
  /** Sets that count. */
  readonly sets: number
  /** The highest first. */
  readonly items: readonly MaxDiffItem[]
  readonly logLikelihood: SureValue
  /** McFadden's. */
  readonly r2: SureValue
}
