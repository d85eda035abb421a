/**
 * A unit with its dimensions: time in seconds, each currency by its code, shares without
 * dimension, and free counting nouns (execution, failure, page).
 */
export interface Unit {
  /** As written: `USD/min`. */
  readonly text: string
  /** What one of this unit is in base units: `min` is 60, `%` is 0.01, `USD/min` is 1/60. */
  readonly factor: number
  /** Power by base: `{ USD: 1, s: -1 }`; a base with power 0 does not stand here. */
  readonly dimensions: Readonly<Record<string, number>>
}
