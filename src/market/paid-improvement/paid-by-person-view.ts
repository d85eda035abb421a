import type { ViewBasics } from '#market/market-view'
import type { SureValue } from '#market/sure-value'

/** People whose jobs were improved about as much. */
export interface ImprovedGroup {
  /** From 1, those with the least improvement. */
  readonly place: number
  readonly people: number
  readonly improvement: SureValue
  readonly paid: SureValue
}

/** What came of improvement and willingness to pay by person. */
export interface PaidByPersonView extends ViewBasics<'paid-by-person'> {
  /** Who was measured and asked. */
  readonly people: number
  /** Whether they stand for different numbers of their population. */
  readonly weighed: boolean
  /** Means. */
  readonly improvement: SureValue
  readonly paid: SureValue
  /** More paid for one more of improvement, of a straight line through the people. */
  readonly slope: SureValue
  /** Spearman's. */
  readonly rankCorrelation: SureValue
  /** At most five parts of the people, as large as each other but for those with one improvement. */
  readonly groups: readonly ImprovedGroup[]
}
