/** Answers that say little, and whether people who give them are left out. */
export interface QualityRules {
  /** The same answer to so many questions of one scale, and to all that were answered. */
  readonly straightLine: { readonly atLeast: number; readonly leaveOut: boolean }
  /** Faster than so many seconds; a third of the median where absent. */
  readonly speeders?: {
    readonly seconds: string
    readonly below?: number
    readonly leaveOut: boolean
  }
}
