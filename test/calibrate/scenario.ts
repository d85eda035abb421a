import type { Interval } from '#quantity/figure'
import type { Random } from './random.ts'

/**
 * What an interval says of itself: nominal covers as often as its level says; cautious covers at least as
 * often (exact, between whole values, always valid, or widened by the bias of a design); stated claims
 * nothing here, as an assumption does not hold.
 */
export type Claim = 'nominal' | 'cautious' | 'stated'

/** One interval of one replication beside the truth that the rows were drawn from. */
export interface Observed {
  readonly figure: string
  readonly claim: Claim
  readonly truth: number
  readonly value?: number
  /** Absent where the product gives none. */
  readonly interval?: Interval
}

/** What the product said of the rows of one replication. */
export interface Replication {
  readonly observed: readonly Observed[]
  /** Codes of the findings. */
  readonly codes: readonly string[]
}

/** Rows of a known truth that are drawn again and again. */
export interface Scenario {
  readonly id: string
  /** What `--design` takes: a design, `synthesis`, or `broken` where an assumption does not hold. */
  readonly design: string
  /** What is drawn, with the numbers of rows. */
  readonly words: string
  replicate(random: Random): Replication
}
