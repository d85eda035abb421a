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
