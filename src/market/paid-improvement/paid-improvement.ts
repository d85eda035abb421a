import type { FigureBlockBasics } from '#market/figure-block'
import type { SegmentName } from '#market/market-view'

/** What customers of each segment would pay, beside how far their job was improved. */
export interface PaidImprovement extends FigureBlockBasics {
  readonly kind: 'paid-improvement'
  /** Whose measured improvement. */
  readonly need: string
  /** A survey of what people would pay, looked at by segment. */
  readonly survey: string
  /** Of a survey of choices: the attribute that is paid for, `speed` or `brand.hunts`. */
  readonly attribute?: string
  /** The segments of the study. */
  readonly segments: readonly SegmentName[]
}
