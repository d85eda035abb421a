/** What the people of a survey say of one need; one entry a person, NaN where there is no answer. */
export interface NeedAnswers {
  readonly need: string
  /** 1 where it is important to the person (top two of the scale, or among the picks), else 0. */
  readonly important: Float64Array
  /** 1 where the person is satisfied (top two of the scale), else 0. */
  readonly satisfied: Float64Array
  /** Answers on scales, from 0 at the lower end to 10 at the upper; absent where there are picks only. */
  readonly scales?: { readonly importance: Float64Array; readonly satisfaction: Float64Array }
}
