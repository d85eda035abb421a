/** Which block of draws is at hand; `version` counts every change of the inputs. */
export interface BlockClock {
  block: number
  length: number
  version: number
  /** A column for the values of a block, where arithmetic is fastest. */
  readonly column: () => Float64Array
  /** How many periods of the plan make a year. */
  readonly perYear: 1 | 12
}

/** Values over the draws of the block at hand: of an input, a need or a formula. */
export interface BlockValues {
  /** Whether they differ by year or month of the plan. */
  readonly usesYear: boolean
  /**
   * One a draw, in a period of the plan: its years, or its months where it runs by months. Valid
   * until the next block or, where they differ, the next period. Not to be changed.
   */
  at(period: number): Float64Array
}

/** The drawn values of an input. */
export function inputValues(column: Float64Array): BlockValues {
  return { usesYear: false, at: () => column }
}

/** The number of the period, in every draw. */
export function periodValues(clock: BlockClock): BlockValues {
  const values = clock.column()
  return { usesYear: true, at: (period) => values.fill(period) }
}
