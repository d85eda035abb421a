import type { UnitsAnswer } from '#evidence/rows/question'
import type { MarketViews, MarketView } from '#market/market-view'
import { evaluateRatings } from '#market/ratings/evaluate-ratings'
import type { BlockKind, RowBlock, RowBlocks } from '#market/row-block'

/** What blocks are evaluated with besides their rows. */
export interface MarketSettings {
  /** Solutions of the study in their order. */
  readonly solutions: readonly string[]
  /** Of all intervals. */
  readonly level: number
  /** Where rows are drawn anew: from which seed, and how often. */
  readonly seed: number
  readonly resamples: number
  /** The currency of the study. */
  readonly currency: string
}

type Evaluate<B, V> = (block: B, answer: UnitsAnswer, settings: MarketSettings) => V

const evaluators: { readonly [K in BlockKind]: Evaluate<RowBlocks[K], MarketViews[K]> } = {
  ratings: evaluateRatings,
}

/** What comes of a block of any kind on rows. */
export function evaluateBlock(
  block: RowBlock,
  answer: UnitsAnswer,
  settings: MarketSettings,
): MarketView {
  const evaluate = evaluators[block.kind] as Evaluate<RowBlock, MarketView>
  return evaluate(block, answer, settings)
}
