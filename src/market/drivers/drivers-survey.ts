import type { AskedColumns } from '#market/asked-columns'
import type { BlockBasics } from '#market/row-block'

/** One question, or several whose mean stands for one thing. */
export interface AskedThing {
  readonly id: string
  readonly label: string
  readonly columns: readonly string[]
}

/** People rate something overall and in its parts; which parts go with the whole? */
export interface DriversSurvey extends BlockBasics {
  readonly kind: 'satisfaction-drivers'
  readonly overall: AskedThing
  readonly drivers: readonly AskedThing[]
  /** Between which ends answers lie, whether the lower one says the most, and what stands for none. */
  readonly scale: {
    readonly low: number
    readonly high: number
    readonly reversed: boolean
    readonly missing: readonly number[]
  }
  /** The same answer to all questions: to so many at least, and whether these people are left out. */
  readonly straightLine: { readonly atLeast: number; readonly leaveOut: boolean }
}

/** The columns that a survey of drivers reads. */
export function driversColumns({ overall, drivers }: DriversSurvey): AskedColumns {
  return { numbers: [overall, ...drivers].flatMap(({ columns }) => columns), names: [] }
}
