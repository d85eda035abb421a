import type { Segment } from '#job/job'
import type { RatingsSurvey } from '#market/ratings/ratings-survey'

/** What every block that rests on the rows of one data set has. */
export interface BlockBasics {
  readonly id: string
  readonly data: string
  /** Where it stands in the document: `surveys.panel`. */
  readonly path: string
  /** Columns by whose values it is looked at once more each. */
  readonly by?: readonly string[]
  /** Segments of the study by which it is looked at once more each. */
  readonly segments?: readonly Segment[]
  /** Column with how much of its population each row stands for. */
  readonly weight?: string
}

/** Blocks by their kind: what people were asked, chose or paid, and how things went over time. */
export interface RowBlocks {
  readonly ratings: RatingsSurvey
}

export type BlockKind = keyof RowBlocks

/** A block of any kind. */
export type RowBlock = RowBlocks[BlockKind]
