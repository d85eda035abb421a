import type { People } from '#market/answers/people'
import type { Finding } from '#quantity/finding'

/** Between which prices the willingness to pay of each person lies, in the currency of the study. */
export interface PaymentIntervals {
  readonly lower: Float64Array
  /** Infinity where nothing bounds it from above. */
  readonly upper: Float64Array
  /** Absent where people count alike. */
  readonly weights?: Float64Array
  readonly findings: readonly Finding[]
}

/** The intervals of some rows, each with the weight of its person. */
export function intervalsOfRows(
  { ofRow, weights }: People,
  rows: Int32Array,
  endsOf: (row: number) => readonly [low: number, high: number],
): Omit<PaymentIntervals, 'findings'> {
  const ends = Array.from(rows, endsOf)
  return {
    lower: Float64Array.from(ends, ([low]) => low),
    upper: Float64Array.from(ends, ([, high]) => high),
    ...(weights === undefined
      ? {}
      : { weights: Float64Array.from(rows, (row) => weights[ofRow[row]!]!) }),
  }
}
