import { evaluateMap } from '#market/alternatives/evaluate-map'
import { evaluateEconomicValue } from '#market/economic-value/evaluate-economic-value'
import type { FigureBlock, FigureBlockKind, FigureBlocks } from '#market/figure-block'
import type { FigureBlockInput } from '#market/figure-block-input'
import type { MarketViews } from '#market/market-view'
import { evaluateMetricChoice } from '#market/metrics/evaluate-metric-choice'
import { evaluatePaidImprovement } from '#market/paid-improvement/evaluate-paid-improvement'
import { evaluateReconciliation } from '#market/reconciliation/evaluate-reconciliation'

type Evaluate<B, V> = (block: B, input: FigureBlockInput) => V

const evaluators: {
  readonly [K in FigureBlockKind]: Evaluate<FigureBlocks[K], MarketViews[K]>
} = {
  'economic-value': evaluateEconomicValue,
  map: evaluateMap,
  reconciliation: evaluateReconciliation,
  'paid-improvement': evaluatePaidImprovement,
  'metric-choice': evaluateMetricChoice,
}

/** Kinds of block on figures in the order in which they build on each other. */
export const figureBlockKinds = Object.keys(evaluators) as readonly FigureBlockKind[]

/** What comes of a block of any kind on figures. */
export function evaluateFigureBlock(
  block: FigureBlock,
  input: FigureBlockInput,
): MarketViews[FigureBlockKind] {
  const evaluate = evaluators[block.kind] as Evaluate<FigureBlock, MarketViews[FigureBlockKind]>
  return evaluate(block, input)
}
