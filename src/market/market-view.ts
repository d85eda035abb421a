import type { ChoiceView } from '#market/choice/choice-view'
import type { MaxDiffView } from '#market/max-diff/max-diff-view'
import type { MapView } from '#market/alternatives/map-view'
import type { EconomicValueView } from '#market/economic-value/economic-value-view'
import type { FigureBlocks } from '#market/figure-block'
import type { MetricChoiceView } from '#market/metrics/metric-choice-view'
import type { PaidByPersonView } from '#market/paid-improvement/paid-by-person-view'
import type { PaidImprovementView } from '#market/paid-improvement/paid-improvement-view'
import type { ReconciliationView } from '#market/reconciliation/reconciliation-view'
import type { EvolutionView } from '#market/evolution/evolution-view'
import type { PerceptionView } from '#market/perception/perception-view'
import type { DriversView } from '#market/drivers/drivers-view'
import type { NeedsView } from '#market/needs/needs-view'
import type { AttributePricesView } from '#market/price/attribute-prices-view'
import type { DemandView } from '#market/price/demand-view'
import type { GaborGrangerView } from '#market/price/gabor-granger-view'
import type { VanWestendorpView } from '#market/price/van-westendorp-view'
import type { WillingnessView } from '#market/price/willingness-view'
import type { RatingsView } from '#market/ratings/ratings-view'
import type { SegmentationView } from '#market/segments/segmentation-view'
import type { BlockKind, RowBlocks } from '#market/row-block'
import type { Finding } from '#quantity/finding'

/** Blocks of the market by their kind: on the rows of a data set, and on figures. */
interface MarketBlocks extends RowBlocks, FigureBlocks {}

export type MarketKind = keyof MarketBlocks

/** What every view has, whatever the kind of its block. */
export interface ViewBasics<K extends MarketKind> {
  readonly block: MarketBlocks[K]
  /** What is wrong or doubtful with the block or its rows. */
  readonly findings: readonly Finding[]
}

/** What came of a block, by its kind. */
export interface MarketViews {
  readonly 'economic-value': EconomicValueView
  readonly map: MapView
  readonly reconciliation: ReconciliationView
  readonly 'paid-improvement': PaidImprovementView
  readonly 'metric-choice': MetricChoiceView
  readonly needs: NeedsView
  readonly 'satisfaction-drivers': DriversView
  readonly ratings: RatingsView
  readonly choice: ChoiceView
  readonly 'max-diff': MaxDiffView
  readonly segmentation: SegmentationView
  readonly 'van-westendorp': VanWestendorpView
  readonly 'gabor-granger': GaborGrangerView
  readonly 'dichotomous-choice': WillingnessView<'dichotomous-choice'>
  readonly 'interval-payment': WillingnessView<'interval-payment'>
  readonly 'attribute-prices': AttributePricesView
  readonly demand: DemandView
  readonly 'paid-by-person': PaidByPersonView
  readonly perception: PerceptionView
  readonly evolution: EvolutionView
}

type MarketView = MarketViews[MarketKind]

/** What came of a block on rows. */
export type RowView = MarketViews[BlockKind]

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
