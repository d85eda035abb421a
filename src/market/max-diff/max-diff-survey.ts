import type { AskedColumns } from '#market/asked-columns'
import type { BlockBasics } from '#market/row-block'

/** People call one of a few items the best and one the worst, set by set; one row a set. */
export interface MaxDiffSurvey extends BlockBasics {
  readonly kind: 'max-diff'
  readonly respondent: string
  readonly best: string
  readonly worst: string
  /** Columns with the items of a set. */
  readonly items: readonly string[]
}

/** The columns that a survey of best and worst reads. */
export function maxDiffColumns({ respondent, best, worst, items }: MaxDiffSurvey): AskedColumns {
  return { numbers: [], names: [respondent, best, worst, ...items] }
}
