/** Answers in one column that are none of those that were asked for; they are kept out. */
export interface OddAnswers {
  /** `no-need` of picks, `no-item` of sets. */
  readonly why: 'no-need' | 'no-item' | 'outside' | 'not-shown'
  readonly column: string
  readonly count: number
  readonly examples: readonly string[]
  /** Between which ends an answer lies. */
  readonly ends?: readonly [low: number, high: number]
}
