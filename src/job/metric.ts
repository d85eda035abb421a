import type { Unit } from '#quantity/unit'

/** The kinds of job performance metric, in the order of the Job Value Matrix, and those of business. */
export const metricKinds = [
  'speed',
  'accuracy',
  'reliability',
  'effort',
  'completion',
  'resource-use',
  'money',
  'risk',
  'revenue',
  'custom',
] as const

export type MetricKind = (typeof metricKinds)[number]

interface Common {
  readonly kind: MetricKind
  readonly name?: string
  /** Of one row entity: `s/execution`, `failure/execution`, `1/execution`. */
  readonly unit: Unit
}

/** What is measured on a need, by type. */
export type Metric = Common &
  (
    | { readonly type: 'count' | 'money' | 'number' | 'yes-no' | 'share' }
    | { readonly type: 'duration'; readonly failuresAt?: FailurePenalty }
    /** The time until something happens, with cases that are still open. */
    | {
        readonly type: 'time-to-event'
        /** Up to when it is looked at, in the time unit of the metric; set beforehand. */
        readonly until?: number
        /** What the need's direction speaks of: the time itself, or how likely the event is. */
        readonly directionOf: 'time' | 'likelihood'
      }
    /** Errors per opportunity: the ratio of two totals. */
    | { readonly type: 'rate' }
    /** A rating from `from` to `to` whose zero is arbitrary. */
    | { readonly type: 'scale'; readonly from: number; readonly to: number }
    /** The standard deviation of another need's metric. */
    | { readonly type: 'spread'; readonly of: string }
    /** The share of another need's values inside a bound (in the unit of that need's metric). */
    | {
        readonly type: 'share-within'
        readonly of: string
        readonly atMost?: number
        readonly atLeast?: number
      }
  )

/** The time at which an execution that failed counts in a second figure of a duration. */
interface FailurePenalty {
  /** In the unit of the duration. */
  readonly penalty: number
  /** The yes-no need that says which executions were completed. */
  readonly completion: string
}

export type MetricType = Metric['type']
