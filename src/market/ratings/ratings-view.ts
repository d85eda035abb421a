import type { ViewBasics } from '#market/market-view'
import type { SureValue } from '#market/sure-value'
import type { Finding } from '#quantity/finding'
import type { Interval } from '#quantity/figure'

/** What judges say of one solution, on average over judges. */
export interface SolutionRating {
  readonly solution: string
  readonly value: number
  /** Over judges; absent with one judge. */
  readonly interval?: Interval
  readonly judges: number
  readonly rows: number
}

/** How far judges put items in the same order. */
export type ConcordanceView =
  | {
      readonly w: number
      readonly chiSquare: number
      readonly df: number
      readonly chiSquareP: number
      /** By ranks dealt anew with few judges or items, else from chi-square. */
      readonly pValue: { readonly value: number; readonly test: 'permutation' | 'chi-square' }
    }
  | { readonly reason: string }

/** How far judges agree on one score, over the items that all of them rated. */
export interface ScoreAgreement {
  readonly judges: number
  readonly items: number
  /** Where it was asked for. */
  readonly concordance?: ConcordanceView
  readonly single?: SureValue
  readonly average?: SureValue
  /** Whether a mean over the judges would hide that they do not agree. */
  readonly doubtful: boolean
}

/** One score of a survey: what was said, and how far judges agree on it. */
export interface ScoreView {
  readonly id: string
  readonly ratings: readonly SolutionRating[]
  readonly agreement: ScoreAgreement
  readonly findings: readonly Finding[]
}

/** What came of a survey in which judges rate items. */
export interface RatingsView extends ViewBasics<'ratings'> {
  readonly judges: number
  readonly items: number
  /** Rows with a rating. */
  readonly rows: number
  readonly scores: readonly ScoreView[]
}
