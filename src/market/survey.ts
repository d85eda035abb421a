/** What people are asked outside of evidence: each survey on the rows of one data set. */

/** A measure of how far judges agree. */
type AgreementMeasure = 'kendall-w' | 'icc'

/** Something that judges rate, and the column that holds the ratings. */
export interface Score {
  readonly id: string
  readonly column: string
}

/** Judges rate items; one row a rating, rows of one judge and item are repeats. */
export interface RatingsSurvey {
  readonly kind: 'ratings'
  readonly id: string
  readonly data: string
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

export type Survey = RatingsSurvey

/** "light-level" in words: "Light level". */
export function scoreWords(id: string): string {
  const words = id.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
