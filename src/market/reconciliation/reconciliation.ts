import type { Amount } from '#job/job'
import type { FigureBlockBasics } from '#market/figure-block'
import type { SegmentName } from '#market/market-view'
import type { Source } from '#quantity/figure'

/** Everything that is known of a price, on one axis. */
export interface Reconciliation extends FigureBlockBasics {
  readonly kind: 'reconciliation'
  /** Whose answers and whose value; those of all where absent. */
  readonly segment?: SegmentName
  /** Whose list and realized price. */
  readonly solution?: string
  /** Surveys of what people would pay. */
  readonly surveys: readonly string[]
  /** Id of the economic value. */
  readonly economicValue?: string
  readonly floor?: { readonly amount: Amount; readonly source?: Source }
}
