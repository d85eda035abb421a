/** Which block of draws is at hand; `version` counts every change of the inputs. */
export interface BlockClock {
  block: number
  length: number
  version: number
}

/** Values over the draws of the block at hand: of an input, a need or a formula. */
export interface BlockValues {
  /** Whether they differ by year of the plan. */
  readonly usesYear: boolean
  /** One a draw; valid until the next block or, where they differ, the next year. Not to be changed. */
  at(year: number): Float64Array
}

/** The drawn values of an input. */
export function inputValues(column: Float64Array): BlockValues {
  return { usesYear: false, at: () => column }
}
