import type { SegmentName, ViewBasics } from '#market/market-view'
import type { SureValue } from '#market/sure-value'
import type { Interval } from '#quantity/figure'

/** A figure of a segment as it stands. */
export interface SegmentReading {
  /** Its id. */
  readonly figure: string
  readonly value: number
  readonly interval?: Interval
}

/** One segment on both axes. */
export interface PaidSegment {
  readonly segment: SegmentName
  readonly improvement: SegmentReading
  readonly paid: SegmentReading
}

/** What came of improvement and willingness to pay by segment. */
export interface PaidImprovementView extends ViewBasics<'paid-improvement'> {
  readonly segments: readonly PaidSegment[]
  /** Segments without one of the two, and which. */
  readonly missing: readonly { readonly segment: SegmentName; readonly reason: string }[]
  /** Of what is paid, `EUR/year`. */
  readonly unit: string
  /** More paid for an improvement larger by all of it (1 = 100 %), of a straight line through the segments. */
  readonly slope: SureValue
  /** Spearman's. */
  readonly rankCorrelation: SureValue
}
