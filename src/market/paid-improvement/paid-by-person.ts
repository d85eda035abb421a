import type { AskedColumns } from '#market/asked-columns'
import type { BlockBasics } from '#market/row-block'

/** How far the job of each person was improved: a column of it, or one before and one after. */
type MeasuredImprovement =
  | { readonly column: string }
  | {
      readonly before: string
      readonly after: string
      /** Turns what was measured after into the unit of what was measured before. */
      readonly afterScale: number
      readonly better: 'lower' | 'higher'
    }

/** What people say they would pay, beside how far the job of the same people was improved. */
export interface PaidByPerson extends BlockBasics {
  readonly kind: 'paid-by-person'
  /** Column that names the person of a row; each row is one where absent. */
  readonly per?: string
  readonly improvement: MeasuredImprovement
  /** Column with what a person would pay. */
  readonly paid: string
  /** Turns it into the money of the study. */
  readonly paidScale: number
  readonly units: {
    readonly improvement: string
    readonly paid: string
    /** Paid for one of the unit of improvement. */
    readonly slope: string
  }
}

/** The columns that it reads. */
export function paidByPersonColumns({ per, improvement, paid }: PaidByPerson): AskedColumns {
  const measured =
    'column' in improvement ? [improvement.column] : [improvement.before, improvement.after]
  return { numbers: [...measured, paid], names: per === undefined ? [] : [per] }
}
