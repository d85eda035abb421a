import type { Metric } from '#job/metric'
import type { Source } from '#quantity/figure'
import type { Unit } from '#quantity/unit'
import type { Distribution } from '#stats/distributions/distribution'

/** Verb + object of the verb + contextual clarifier: "secure / the patient's airway / before surgery". */
export interface Statement {
  readonly verb: string
  readonly object: string
  readonly context?: string
}

/** The words with which a need says which way is better. */
export const directions = ['minimize', 'maximize', 'reduce', 'increase'] as const

/** Direction of change + measure + focus: "minimize / time / until the airway is secured". */
export interface Outcome {
  readonly direction: (typeof directions)[number]
  readonly measure: string
  readonly focus: string
}

export interface Validation {
  readonly by: string
  readonly date?: string
  readonly segment?: string
  readonly method?: string
  readonly verdict: 'confirmed' | 'disputed'
  readonly quote?: string
}

/** What would be good enough, in the unit of the need's metric (a share as a fraction), and by when. */
export interface Target {
  readonly atMost?: number
  readonly atLeast?: number
  readonly by?: string
}

/** A need, also called desired outcome: what the performer wants more or less of. */
export interface Need {
  readonly id: string
  readonly outcome: Outcome
  readonly metric?: Metric
  readonly target?: Target
  readonly horizon?: 'urgent' | 'long-term'
  readonly critical?: boolean
  readonly importance?: { readonly value: number; readonly of: number; readonly source?: Source }
  readonly foundBy?: 'observation' | 'interview' | 'story' | 'experiment'
  readonly validation: readonly Validation[]
}

export interface Step {
  readonly id: string
  readonly statement: Statement
  /** How customers do it today, workarounds included. */
  readonly today?: string
  readonly needs: readonly Need[]
  readonly validation: readonly Validation[]
}

export interface Job {
  readonly id: string
  readonly rank: 'main' | 'supporting'
  readonly dimension: 'functional' | 'emotional' | 'social'
  readonly chain: 'core' | 'purchase' | 'consumption'
  readonly performer: string
  readonly statement: Statement
  readonly starts?: string
  readonly ends?: string
  readonly needs: readonly Need[]
  readonly steps: readonly Step[]
  readonly validation: readonly Validation[]
}

export interface Performer {
  readonly id: string
  readonly name: string
  readonly role: 'buyer' | 'customer' | 'end-user'
}

/** Customers who are alike, and which rows are theirs. */
export interface Segment {
  readonly id: string
  readonly name: string
  /** Every column is one of the listed values. */
  readonly where: Readonly<Record<string, readonly (string | number | boolean)[]>>
  /** How many customers there are, where it is known. */
  readonly size?: number
}

/** Money as it was written, in the currency of the study: a number, or a range with its distribution. */
export interface Amount {
  /** Of the assumption that a range is: `solution.rival.price.list`. */
  readonly id: string
  readonly distribution: Distribution
  readonly unit: Unit
  /** As written, with its unit: `30000 to 50000 EUR/year`. */
  readonly text: string
}

/** What a solution is sold for: as listed, as really paid, or both. */
export interface Price {
  readonly list?: Amount
  readonly realized?: Amount
  /** What is bought for it: "municipality". */
  readonly per?: string
  readonly date?: string
  readonly source?: Source
}

/** What a solution can be to us. */
export const solutionRoles = [
  'ours',
  'status-quo',
  'competitor',
  'by-hand',
  'build',
  'partner',
] as const

export interface Solution {
  readonly id: string
  readonly name: string
  readonly role: (typeof solutionRoles)[number]
  /** Absent where nothing is said of it; `not-known` where it is said that nobody knows. */
  readonly price?: Price | 'not-known'
}

/**
 * Whether less or more of the need's figure is better. The figure of a time to an event is a time: the less
 * likely the event shall be, the longer it shall take.
 */
export function betterDirection({ outcome, metric }: Need): 'lower' | 'higher' {
  const less = outcome.direction === 'minimize' || outcome.direction === 'reduce'
  const turned = metric?.type === 'time-to-event' && metric.directionOf === 'likelihood'
  return less === turned ? 'higher' : 'lower'
}
