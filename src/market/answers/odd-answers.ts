/** Answers in one column that are none of those that were asked for; they are kept out. */
export interface OddAnswers {
  readonly why: 'no-need' | 'outside' | 'not-shown'
  readonly column: string
  readonly count: number
  readonly examples: readonly string[]
  /** Between which ends an answer lies. */
  readonly ends?: readonly [low: number, high: number]
}
