import type { FigureBlockKind } from '#market/figure-block'
import type { FigureBlockInput } from '#market/figure-block-input'
import type { MarketViews } from '#market/market-view'
import type { Figure } from '#quantity/figure'
import { economicValueFigures } from '#study/evaluation/figures/market/economic-value-figures'
import { mapFigures } from '#study/evaluation/figures/market/map-figures'
import { metricChoiceFigures } from '#study/evaluation/figures/market/metric-choice-figures'
import { paidImprovementFigures } from '#study/evaluation/figures/market/paid-improvement-figures'
import { reconciliationFigures } from '#study/evaluation/figures/market/reconciliation-figures'

/** What the figures of a block on figures need besides what came of it. */
export interface FigureBlockContext {
  /** Hash of what the block was computed from. */
  readonly hash: string
  readonly input: FigureBlockInput
}

const figuresOf: {
  readonly [K in FigureBlockKind]: (
    view: MarketViews[K],
    context: FigureBlockContext,
  ) => readonly Figure[]
} = {
  'economic-value': economicValueFigures,
  map: mapFigures,
  reconciliation: reconciliationFigures,
  'paid-improvement': paidImprovementFigures,
  'metric-choice': metricChoiceFigures,
}

/** All figures of a block on figures. */
export function figureBlockFigures(
  view: MarketViews[FigureBlockKind],
  context: FigureBlockContext,
): readonly Figure[] {
  const figures = figuresOf[view.block.kind] as (
    view: MarketViews[FigureBlockKind],
    context: FigureBlockContext,
  ) => readonly Figure[]
  return figures(view, context)
}
