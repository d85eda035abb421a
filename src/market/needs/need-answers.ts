/** What the people of a survey say of one need; one entry a person, NaN where there is no answer. */
export interface NeedAnswers {
  readonly need: string
  /**
   * 1 where it is important to the person (top of the scale, or among the picks), else 0; of MaxDiff the chance from
   * 0 to 1 that the person takes it before another.
   */
  readonly important: Float64Array
  /** 1 where the person is satisfied (top of the scale), else 0. */
  readonly satisfied: Float64Array
  /** Answers on scales, from 0 at the lower end to 10 at the upper; importance only where it was asked so. */
  readonly scales?: {
    readonly importance?: Float64Array | undefined
    readonly satisfaction: Float64Array
  }
}
