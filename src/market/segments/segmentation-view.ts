import type { ViewBasics } from '#market/market-view'
import type { Feature, TargetingPart } from '#market/segments/segmentation'
import type { Interval } from '#quantity/figure'

/** How good a division into so many groups is, by every criterion that there is for its method. */
export interface DivisionView {
  readonly groups: number
  /** Why there is none of so many. */
  readonly reason?: string
  readonly inertia?: number
  readonly silhouette?: number
  readonly calinskiHarabasz?: number
  readonly bic?: number
  readonly classificationError?: number
  /** Mean over groups of how far each comes again in resamples, 0 to 1. */
  readonly stability?: number
  readonly tree?: TreeView
}

/** How often few questions put a customer into the right group. */
export interface TreeView {
  /** Cross-validated. */
  readonly accuracy: number
  /** The share of the largest group: what no question at all gets right. */
  readonly majority: number
}

/** What customers of a segment are like in one feature. */
export type ProfileEntry = { readonly feature: Feature } & (
  | {
      readonly mean: number
      /** From the mean of all, in standard deviations of all. */
      readonly difference: number
    }
  | {
      /** Shares of the segment and of all by category, the most distinct first. */
      readonly shares: readonly {
        readonly label: string
        readonly share: number
        readonly ofAll: number
        readonly difference: number
      }[]
    }
)

/** One of the things that speak for a segment. */
export interface TargetingPartView extends Pick<TargetingPart, 'part' | 'weight' | 'more'> {
  /** Share of customers, mean of the feature, or what the figure says. */
  readonly value: number
  /** The figure that it is. */
  readonly figure?: string
  /** From 0, the worst of the segments, to 1, the best. */
  readonly scaled: number
}

/** What a part of targeting comes to in each segment; undefined where it is not known. */
export interface TargetingValues {
  readonly part: TargetingPart
  readonly values: readonly (number | undefined)[]
  /** The same over draws of customers or within the intervals of figures, an array a segment; none where it cannot be drawn. */
  readonly draws: readonly Float64Array[]
  /** The figures that they are. */
  readonly figures?: readonly (string | undefined)[]
}

/** Customers who are alike, and what distinguishes them. */
export interface SegmentView {
  /** Id in figures: `group-1`. */
  readonly id: string
  readonly name: string
  /** Customers in the rows. */
  readonly customers: number
  /** Customers of its population, where the study says so. */
  readonly size?: number
  /** Of all customers that are in a segment, weighed where customers have weights; of a latent class as estimated. */
  readonly share: number
  readonly interval?: Interval
  /** Where the share is not counted. */
  readonly estimated?: boolean
  /** How far the group comes again in resamples, 0 to 1. */
  readonly stability?: number
  readonly profile: readonly ProfileEntry[]
  /** 0 to 100 beside the other segments. */
  readonly targeting?: {
    readonly score: number
    /** Over the draws of its parts. */
    readonly interval?: Interval
    readonly parts: readonly TargetingPartView[]
  }
}

/** A question on a feature, and its answer. */
export type RuleCondition = { readonly feature: Feature } & (
  | { readonly atMost: number }
  | { readonly moreThan: number }
  | { readonly is: string; readonly not: boolean }
)

/** Questions one after the other, and the segment of who answers so. */
export interface TreeRule {
  readonly conditions: readonly RuleCondition[]
  readonly segment: string
  /** Customers in the rows who answer so. */
  readonly customers: number
  /** The share of them that are in the segment, by weight. */
  readonly right: number
}

/** What came of a segmentation. */
export interface SegmentationView extends ViewBasics<'segmentation'> {
  readonly customers: number
  /** Whether they stand for different numbers of their population: shares, means and criteria are then by weight. */
  readonly weighed: boolean
  /** Customers in no segment. */
  readonly outside: number
  /** By number of groups. */
  readonly divisions: readonly DivisionView[]
  /** The number of groups of the segments below; absent where they are given. */
  readonly chosen?: number
  /** By what the number was chosen; absent where the study says it, or there is none. */
  readonly criterion?: 'silhouette' | 'bic'
  /** Of the segments below. */
  readonly tree?: TreeView
  readonly segments: readonly SegmentView[]
  /** The parts of targeting that the rows say, where others are figures; there is no score before those are there. */
  readonly targetingValues?: readonly TargetingValues[]
  readonly rules: readonly TreeRule[]
  /** The place in `segments` of each row's customer; -1 outside. */
  readonly assigned: Int32Array
}
