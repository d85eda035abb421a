import type { Categories } from '#evidence/rows/question'

/** Events by case and in their order within it. */
export interface SortedEvents {
  /** `rows[event]` is the event's row in the file. */
  readonly rows: Int32Array
  /** Names of cases, in order of their first event in the file. */
  readonly cases: readonly string[]
  /** The events of case `c` are `bounds[c]` to `bounds[c + 1]`. */
  readonly bounds: Int32Array
  readonly activities: Categories
  /** Milliseconds since 1970-01-01 UTC. */
  readonly times: Float64Array
  readonly resources?: Categories
  /** What each event marks: see `eventRoles`. */
  readonly roles: Uint8Array
}

/** What an event marks; an event without a state counts as a completion. */
export const eventRoles = { complete: 0, start: 1, other: 2 } as const
