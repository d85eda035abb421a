import type { Executions } from '#evidence/log/executions'
import { executionStates } from '#evidence/log/execution-outcomes'
import { stepTimes } from '#evidence/log/step-times'

/** From one moment of an execution to another. */
export interface Duration {
  readonly from: Moment
  readonly to: Moment
  /** Which completion (or start) of the step at the end counts. */
  readonly which: 'first' | 'last'
}

/** The first event of the case, or the start or completion of a step (its place in the steps). */
export type Moment = 'start' | { readonly step: number; readonly is: 'start' | 'complete' }

/** What a duration is of: see `durationOf`; in the order of their codes. */
const durationOutcomes = ['reached', 'open', 'ended', 'absent'] as const

export interface Durations {
  /** Seconds; NaN where the execution never came to the beginning. */
  readonly seconds: Float64Array
  /** By execution the place in `durationOutcomes`. */
  readonly outcomes: Uint8Array
}

const [reached, open, ended, absent] = durationOutcomes.map((_, code) => code) as [
  number,
  number,
  number,
  number,
]
const openState = executionStates.indexOf('open')
const millisecondsASecond = 1000

/**
 * How long each execution took from a moment to another. `reached`: the duration itself. `open`:
 * the time up to the cut of the log, a censored observation. `ended`: the time up to the end of an
 * execution that finished, failed or was abandoned without coming there, a competing event. A mean
 * of durations takes `reached` only; a time to event takes the three. Negative where the events
 * are in another order.
 */
export function durationOf(executions: Executions, { from, to, which }: Duration): Durations {
  const begins = momentOf(executions, from, 'first')
  const comes = momentOf(executions, to, which)
  const { states, ends, log } = executions
  const outcomes = new Uint8Array(executions.count)
  const seconds = begins.map((begin, c) => {
    const there = !Number.isNaN(comes[c]!)
    const without = states[c] === openState ? open : ended
    outcomes[c] = Number.isNaN(begin) ? absent : there ? reached : without
    const end = there ? comes[c]! : states[c] === openState ? log.openAt : ends[c]!
    return (end - begin) / millisecondsASecond
  })
  return { seconds, outcomes }
}

/**
 * What ended each observation, as a time to an event has it: 1 the event, 0 the cut of the log (the
 * execution is open), 2 another end of the execution; NaN where it never came to the beginning.
 */
export function eventCodes(outcomes: Durations['outcomes']): Float64Array {
  const codes = [1, 0, 2, Number.NaN]
  return Float64Array.from(outcomes, (outcome) => codes[outcome]!)
}

/** Durations of the executions that came to their end, in seconds; NaN for the others. */
export function reachedDurations(executions: Executions, duration: Duration): Float64Array {
  const { seconds, outcomes } = durationOf(executions, duration)
  return seconds.map((value, c) => (outcomes[c] === reached ? value : Number.NaN))
}

/**
 * Whether a duration lies within bounds (in seconds, both included), over all decided executions:
 * 1 or 0, and 0 where the execution never came to the end of the duration. NaN where it is open,
 * never came to its beginning, or the duration is negative.
 */
export function withinTime(
  executions: Executions,
  duration: Duration,
  bounds: { readonly atMost?: number; readonly atLeast?: number },
): Float64Array {
  const { seconds, outcomes } = durationOf(executions, duration)
  const { atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY } = bounds
  return seconds.map((value, c) => {
    if (executions.states[c] === openState || outcomes[c] === absent) return Number.NaN
    if (outcomes[c] === ended) return 0
    if (value < 0) return Number.NaN
    return value <= atMost && value >= atLeast ? 1 : 0
  })
}

function momentOf(executions: Executions, moment: Moment, which: 'first' | 'last'): Float64Array {
  if (moment === 'start') return executions.starts
  const times = stepTimes(executions, moment.step)
  if (moment.is === 'start') return which === 'first' ? times.firstStart : times.lastStart
  return which === 'first' ? times.firstComplete : times.lastComplete
}
