import type { RatingsView } from '#market/ratings/ratings-view'
import type { BlockKind, RowBlocks } from '#market/row-block'
import type { Finding } from '#quantity/finding'

/** What every view has, whatever the kind of its block. */
export interface ViewBasics<K extends BlockKind> {
  readonly block: RowBlocks[K]
  /** What is wrong or doubtful with the block or its rows. */
  readonly findings: readonly Finding[]
}

/** What came of a block, by its kind. */
export interface MarketViews {
  readonly ratings: RatingsView
}

export type MarketView = MarketViews[BlockKind]

/** Customers who are alike: the id in figures, and words for people. */
export interface SegmentName {
  readonly id: string
  readonly name: string
}

/** What came of a block on all of its rows, or on those of one segment. */
export interface MarketPart<V extends MarketView = MarketView> {
  readonly view: V
  readonly segment?: SegmentName
}
