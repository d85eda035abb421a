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
    | { readonly type: 'duration' | 'count' | 'money' | 'number' | 'yes-no' | 'share' }
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

export type MetricType = Metric['type']
