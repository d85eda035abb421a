import { needsFigures } from '#study/evaluation/figures/market/needs-figures'
import { driversFigures } from '#study/evaluation/figures/market/drivers-figures'
import type { Reading } from '#evidence/rows/question'
import type { MarketSettings } from '#market/evaluate-block'
import type { MarketPart, MarketViews, RowView, SegmentName } from '#market/market-view'
import type { BlockKind } from '#market/row-block'
import type { Figure } from '#quantity/figure'
import { evolutionFigures } from '#study/evaluation/figures/market/evolution-figures'
import { paidByPersonFigures } from '#study/evaluation/figures/market/paid-by-person-figures'
import { perceptionFigures } from '#study/evaluation/figures/market/perception-figures'
import { attributePricesFigures } from '#study/evaluation/figures/market/attribute-prices-figures'
import { demandFigures } from '#study/evaluation/figures/market/demand-figures'
import { gaborGrangerFigures } from '#study/evaluation/figures/market/gabor-granger-figures'
import { vanWestendorpFigures } from '#study/evaluation/figures/market/van-westendorp-figures'
import { willingnessFigures } from '#study/evaluation/figures/market/willingness-figures'
import { choiceFigures } from '#study/evaluation/figures/market/choice-figures'
import { maxDiffFigures } from '#study/evaluation/figures/market/max-diff-figures'
import { ratingsFigures } from '#study/evaluation/figures/market/ratings-figures'
import { segmentationFigures } from '#study/evaluation/figures/market/segmentation-figures'

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
  needs: needsFigures,
  'satisfaction-drivers': driversFigures,
  ratings: ratingsFigures,
  choice: choiceFigures,
  'max-diff': maxDiffFigures,
  segmentation: segmentationFigures,
  'van-westendorp': vanWestendorpFigures,
  'gabor-granger': gaborGrangerFigures,
  'dichotomous-choice': willingnessFigures,
  'interval-payment': willingnessFigures,
  'attribute-prices': attributePricesFigures,
  demand: demandFigures,
  'paid-by-person': paidByPersonFigures,
  perception: perceptionFigures,
  evolution: evolutionFigures,
}

/** All figures of a block, on all of its rows or on those of one segment, whose name their labels say. */
export function marketFigures(
  { view }: MarketPart<RowView>,
  context: MarketContext,
): readonly Figure[] {
  const figures = figuresOf[view.block.kind] as (
    view: RowView,
    context: MarketContext,
  ) => readonly Figure[]
  return figures(view, context).map((figure) => ofSegment(figure, context.segment))
}

/** A figure whose label says the segment that it is about; itself where it is about all rows. */
export function ofSegment(figure: Figure, segment: SegmentName | undefined): Figure {
  return segment === undefined ? figure : { ...figure, label: `${figure.label} (${segment.name})` }
}
