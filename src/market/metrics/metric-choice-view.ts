import type { MetricCandidate } from '#market/metrics/metric-choice'
import type { ViewBasics } from '#market/market-view'
import type { Quantiles } from '#quantity/figure'

/** A candidate with its place among the others. */
export interface RankedCandidate {
  readonly candidate: MetricCandidate
  /** A x B, from 0 to 10. */
  readonly score: number
  /** 1 is the highest score; equal scores share a rank. */
  readonly rank: number
  readonly stakes?: {
    readonly value: number
    readonly quantiles?: Quantiles
    readonly unit: string
  }
  /** Whether the stakes are small beside the largest. */
  readonly small: boolean
}

/** What came of a choice of metrics. */
export interface MetricChoiceView extends ViewBasics<'metric-choice'> {
  /** The highest score first, the larger stakes first among equals. */
  readonly ranked: readonly RankedCandidate[]
  /** Stakes below this share of the largest are small. */
  readonly smallShare: number
}
