import type { Segment } from '#job/job'
import type { AskedColumns } from '#market/asked-columns'
import type { BlockBasics } from '#market/row-block'

/** What the rows of one customer come to, of a column of numbers. */
export type NumberSummary = 'mean' | 'sum' | 'least' | 'most' | 'spread'

/** Something by which customers differ, from one column. */
export interface Feature {
  /** Id in figures: `price-sum`. */
  readonly id: string
  /** Words for people: "Price, sum". */
  readonly name: string
  /** Where it stands in the block: `features.1`. */
  readonly place: string
  readonly column: string
  /** `count` counts rows, `recency` is days from the last row to the last of anybody, `most-common` a category. */
  readonly as: NumberSummary | 'count' | 'recency' | 'most-common'
  /** Groups are sought on ln(1 + value): for amounts of which few are very large. */
  readonly log: boolean
  /** Of its values, `USD`; absent for categories. */
  readonly unit?: string
}

/** One of the things that make a segment worth turning to. */
export interface TargetingPart {
  readonly part: string
  /** Absent for the share of customers, and where it is a figure. */
  readonly feature?: Feature
  /** A figure by segment, `{segment}` in place of the segment's id: `value.annual[segment={segment}]`. */
  readonly figure?: string
  /** How much it counts beside the others; above 0. */
  readonly weight: number
  /** Whether more of it speaks for a segment, or against it. */
  readonly more: 'better' | 'worse'
}

type SegmentationMethod = 'k-means' | 'mixture' | 'latent-class' | 'given'

/** Customers who are alike are sought among the rows of a data set, or given. */
export interface Segmentation extends BlockBasics {
  readonly kind: 'segmentation'
  /** Column that names the customer of a row; each row is one where absent. */
  readonly per?: string
  readonly features: readonly Feature[]
  /** Whether every feature has the same say, whatever its unit. */
  readonly standardize: boolean
  readonly method: SegmentationMethod
  /** Of a mixture: whether features may hang together within a group. */
  readonly correlated?: boolean
  /** How many groups are tried, in rising order; none where segments are given. */
  readonly groups: readonly number[]
  /** The segments of the study, where they are given. */
  readonly given: readonly Segment[]
  /** How often customers are drawn anew to see whether the groups come again. */
  readonly resamples: number
  readonly targeting: readonly TargetingPart[]
  /** Stands before the ids of segments where they are not those of the study's first segmentation that finds them, or is given them. */
  readonly prefix: string
}

/** The columns that a segmentation reads. */
export function segmentationColumns(block: Segmentation): AskedColumns {
  const { per, features, targeting, given } = block
  const read = [...features, ...targeting.flatMap(({ feature }) => feature ?? [])]
  const columnsOf = (wanted: boolean): readonly string[] =>
    read.flatMap(({ column, as }) => (isNumber(as) === wanted && as !== 'count' ? [column] : []))
  return {
    numbers: columnsOf(true),
    names: [
      ...(per === undefined ? [] : [per]),
      ...columnsOf(false),
      ...given.flatMap(({ where }) => Object.keys(where)),
    ],
  }
}

/** Whether a feature is read from a column of numbers. */
export function isNumber(as: Feature['as']): as is NumberSummary {
  return as !== 'count' && as !== 'recency' && as !== 'most-common'
}
