import type { AskedColumns } from '#market/asked-columns'
import type { BlockBasics } from '#market/row-block'
import { sentence } from '#quantity/sentence'

/** A measure of how far judges agree. */
type AgreementMeasure = 'kendall-w' | 'icc'

/** Something that judges rate, and the column that holds the ratings. */
export interface Score {
  readonly id: string
  readonly column: string
}

/** Judges rate items; one row a rating, rows of one judge and item are repeats. */
export interface RatingsSurvey extends BlockBasics {
  readonly kind: 'ratings'
  /** Column that names the judge. */
  readonly judge: string
  /** Column that names what is rated. */
  readonly item: string
  /** Column with the solution that an item belongs to; may be that of the items. */
  readonly solution?: string
  readonly scores: readonly Score[]
  readonly agreement: readonly AgreementMeasure[]
  /** How ranks are dealt anew where there are too few judges or items for chi-square. */
  readonly dealings: { readonly permutations: number; readonly seed: number }
}

/** The columns that a survey of ratings reads. */
export function ratingsColumns({ judge, item, solution, scores }: RatingsSurvey): AskedColumns {
  return {
    numbers: scores.map(({ column }) => column),
    names: [judge, item, ...(solution === undefined ? [] : [solution])],
  }
}

/** "light-level" in words: "Light level". */
export function scoreWords(id: string): string {
  return sentence(id.replaceAll('-', ' '))
}
