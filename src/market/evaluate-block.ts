import { evaluateChoice } from '#market/choice/evaluate-choice'
import { evaluateMaxDiff } from '#market/max-diff/evaluate-max-diff'
import { evaluateNeeds } from '#market/needs/evaluate-needs'
import { evaluateDrivers } from '#market/drivers/evaluate-drivers'
import type { UnitsAnswer } from '#evidence/rows/question'
import type { MarketViews, RowView } from '#market/market-view'
import { evaluateEvolution } from '#market/evolution/evaluate-evolution'
import { evaluatePaidByPerson } from '#market/paid-improvement/evaluate-paid-by-person'
import { evaluatePerception } from '#market/perception/evaluate-perception'
import { evaluateAttributePrices } from '#market/price/evaluate-attribute-prices'
import { evaluateDemand } from '#market/price/evaluate-demand'
import { evaluateDichotomousChoice } from '#market/price/evaluate-dichotomous-choice'
import { evaluateGaborGranger } from '#market/price/evaluate-gabor-granger'
import { evaluateIntervalPayment } from '#market/price/evaluate-interval-payment'
import { evaluateVanWestendorp } from '#market/price/evaluate-van-westendorp'
import { evaluateRatings } from '#market/ratings/evaluate-ratings'
import type { BlockKind, RowBlock, RowBlocks } from '#market/row-block'
import { evaluateSegmentation } from '#market/segments/evaluate-segmentation'

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
  /** Hears how far long work is. */
  readonly progress?: (words: string) => void
}

type Evaluate<B, V> = (block: B, answer: UnitsAnswer, settings: MarketSettings) => V

const evaluators: { readonly [K in BlockKind]: Evaluate<RowBlocks[K], MarketViews[K]> } = {
  needs: evaluateNeeds,
  'satisfaction-drivers': evaluateDrivers,
  ratings: evaluateRatings,
  choice: evaluateChoice,
  'max-diff': evaluateMaxDiff,
  segmentation: evaluateSegmentation,
  'van-westendorp': evaluateVanWestendorp,
  'gabor-granger': evaluateGaborGranger,
  'dichotomous-choice': evaluateDichotomousChoice,
  'interval-payment': evaluateIntervalPayment,
  'attribute-prices': evaluateAttributePrices,
  demand: evaluateDemand,
  'paid-by-person': evaluatePaidByPerson,
  perception: evaluatePerception,
  evolution: evaluateEvolution,
}

/** What comes of a block of any kind on rows. */
export function evaluateBlock(
  block: RowBlock,
  answer: UnitsAnswer,
  settings: MarketSettings,
): RowView {
  const evaluate = evaluators[block.kind] as Evaluate<RowBlock, RowView>
  return evaluate(block, answer, settings)
}
