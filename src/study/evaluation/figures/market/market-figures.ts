import type { Reading } from '#evidence/rows/question'
import type { MarketSettings } from '#market/evaluate-block'
import type { MarketPart, MarketView, MarketViews, SegmentName } from '#market/market-view'
import type { BlockKind } from '#market/row-block'
import type { Figure } from '#quantity/figure'
import { ratingsFigures } from '#study/evaluation/figures/market/ratings-figures'

/** What the figures of a block need besides what came of it. */
export interface MarketContext {
  readonly reading: Reading
  /** Hash of what the block was computed from. */
  readonly hash: string
  readonly settings: MarketSettings
  readonly solutionName: (solution: string) => string
  /** Whose rows they are; of all where absent. */
  readonly segment?: SegmentName
}

const figuresOf: {
  readonly [K in BlockKind]: (view: MarketViews[K], context: MarketContext) => readonly Figure[]
} = {
  ratings: ratingsFigures,
}

/** All figures of a block, on all of its rows or on those of one segment. */
export function marketFigures({ view }: MarketPart, context: MarketContext): readonly Figure[] {
  const figures = figuresOf[view.block.kind] as (
    view: MarketView,
    context: MarketContext,
  ) => readonly Figure[]
  return figures(view, context)
}
