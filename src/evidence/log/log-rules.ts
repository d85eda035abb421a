/** How the events of a log become executions: the `log` block of a data set, resolved. */
export interface LogRules {
  /** Column that names the case of an event; each case is one execution. */
  readonly case: string
  /** Columns that together name the activity: `Accepted/In Progress`; none where a classifier says them. */
  readonly activity: readonly string[]
  /** Of an XES log: the classifier whose attributes name the activity, its first one where it has no name here. */
  readonly classifier?: { readonly name?: string }
  /** Column of the time. */
  readonly at: string
  readonly resource?: string
  /** Column that says what an event marks, with its words for the start and the completion. */
  readonly lifecycle?: { readonly from: string; readonly start: string; readonly complete: string }
  /** Column of numbers that orders events of equal time; file order where absent. */
  readonly order?: string
  /** When the log was cut (ISO 8601; of a day its end); the last event where absent. */
  readonly openAt?: string
  /** Steps of the job and their activities; each activity is a step where absent. */
  readonly steps?: readonly LogStep[]
  /** What finishes an execution; where absent every execution is finished with its last event. */
  readonly finished?: Goal
  readonly abandoned?: readonly Abandonment[]
  /** Activities that mark an execution as failed. */
  readonly failed?: readonly string[]
}

interface LogStep {
  readonly id: string
  readonly activities: readonly string[]
}

/** Reached with the first completion of the step, or of one of the activities. */
export type Goal = { readonly step: string } | { readonly activity: readonly string[] }

/** One of these activities, or no event for longer than `idle` seconds before the log was cut. */
export type Abandonment = { readonly activity: readonly string[] } | { readonly idle: number }
