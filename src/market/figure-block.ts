import type { ValueMap } from '#market/alternatives/value-map'
import type { EconomicValueBlock } from '#market/economic-value/economic-value-block'
import type { MetricChoice } from '#market/metrics/metric-choice'
import type { PaidImprovement } from '#market/paid-improvement/paid-improvement'
import type { Reconciliation } from '#market/reconciliation/reconciliation'

/** What every block has that rests on figures and solutions, not on the rows of one data set. */
export interface FigureBlockBasics {
  readonly id: string
  /** Where it stands in the document: `maps.power`. */
  readonly path: string
}

/** Blocks on figures by their kind, in the order in which they build on each other. */
export interface FigureBlocks {
  readonly 'economic-value': EconomicValueBlock
  readonly map: ValueMap
  readonly reconciliation: Reconciliation
  readonly 'paid-improvement': PaidImprovement
  readonly 'metric-choice': MetricChoice
}

export type FigureBlockKind = keyof FigureBlocks

/** A block on figures of any kind. */
export type FigureBlock = FigureBlocks[FigureBlockKind]
