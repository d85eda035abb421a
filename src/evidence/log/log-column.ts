import type { Take } from '#evidence/log/attribute-column'
import type { Goal } from '#evidence/log/log-rules'
import type { Period } from '#evidence/log/period-column'

/** A column of a data set whose rows are the executions of a log. */
export type LogColumn = { readonly id: string } & (
  | AttributeOfEvents
  | DurationOfExecutions
  | WithinTime
  | ReachedGoal
  | RepeatedSteps
  | LoopedSteps
  | ChangedHands
  | CountedStep
  | WorkOnStep
  | WaitingForStep
  | TakenByStep
  | PeriodOfStart
  | NameOfCase
  | TimeToEvent
)

/** What the events of a case carry; the first value, with a warning, where `take` is absent. */
export interface AttributeOfEvents {
  readonly read: 'attribute'
  readonly from: string
  readonly take?: Take
}

/** From one moment to another. */
interface DurationOfExecutions {
  readonly read: 'duration'
  readonly duration: NamedDuration
  /** One second in the unit of the column. */
  readonly scale: number
  /** Missing in executions that did not finish, though they came to the end of the duration. */
  readonly onlyFinished?: boolean
}

/** Whether a duration lies within bounds of seconds, over all decided executions. */
interface WithinTime {
  readonly read: 'within'
  readonly duration: NamedDuration
  readonly atMost?: number
  readonly atLeast?: number
}

/** Whether the execution completes a step or an activity; missing while it is open. */
interface ReachedGoal {
  readonly read: 'reaches'
  readonly goal: Goal
}

/** Steps (or the one step) done again: whether any, or how many; over finished executions. */
interface RepeatedSteps {
  readonly read: 'repeats'
  readonly step?: string
  readonly as: 'yes-no' | 'count'
}

/** Returns to steps (or the one step) that were left for another; over finished executions. */
interface LoopedSteps {
  readonly read: 'loops'
  readonly step?: string
  readonly as: 'yes-no' | 'count'
}

/** Changes of the resource, or of another column, from event to event; over finished executions. */
interface ChangedHands {
  readonly read: 'changes'
  readonly from?: string
}

/** Occurrences of a step; over finished executions. */
interface CountedStep {
  readonly read: 'counts'
  readonly step: string
}

/** Time between starts and completions of steps (or the one step); over finished executions. */
interface WorkOnStep {
  readonly read: 'work'
  readonly step?: string
  /** One second in the unit of the column. */
  readonly scale: number
}

/** Time before steps (or the one step) while nothing was in work; over finished executions. */
interface WaitingForStep {
  readonly read: 'waiting'
  readonly step?: string
  /** One second in the unit of the column. */
  readonly scale: number
}

/**
 * Waiting and work of steps (or the one step): nothing where a step was skipped, added up where it was
 * done again; over finished executions.
 */
interface TakenByStep {
  readonly read: 'takes'
  readonly step?: string
  /** One second in the unit of the column. */
  readonly scale: number
}

/** The period in which the case starts. */
interface PeriodOfStart {
  readonly read: 'period'
  readonly periods: readonly Period[]
}

/** The name of the case. */
interface NameOfCase {
  readonly read: 'case'
}

/**
 * A time to an event, of which an execution gives two columns: how long it was watched, and what
 * ended that: 0 the cut of the log (it is open), 1 the event, 2 another end of the execution.
 */
interface TimeToEvent {
  readonly read: 'time-to'
  readonly duration: NamedDuration
  readonly gives: 'time' | 'event'
  /** One second in the unit of the column. */
  readonly scale: number
}

/**
 * A duration as a study writes it. Its ends are `start` (the first event of the case), a step, or
 * `step.start` and `step.complete`: a step alone is its start in `from`, its completion in `to`.
 */
export interface NamedDuration {
  readonly from: string
  readonly to: string
  readonly which: 'first' | 'last'
}
