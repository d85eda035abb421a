import { executionStates } from '#evidence/log/execution-outcomes'
import type { Executions } from '#evidence/log/executions'
import { meanAndMedian, type MeanAndMedian } from '#evidence/log/mean-and-median'
import { eventRoles } from '#evidence/log/sorted-events'
import { requireLevel, type Interval } from '#stats/intervals/interval'
import { wilsonInterval } from '#stats/intervals/wilson-interval'

/** A step and a reason at which executions fail, are abandoned or are redone. */
export interface FailurePoint {
  /** Absent where an execution ended before its first step. */
  readonly step?: string
  readonly how: 'failed' | 'abandoned' | 'redone'
  /** The activity that ended the execution, or `idle` where that did; absent for `redone`. */
  readonly reason?: string
  readonly count: number
  /** Decided executions that did the step (finished ones for `redone`; all decided without a step). */
  readonly of: number
  readonly share: number
  readonly interval: Interval
  /**
   * Seconds that one of them took: from the start of the execution to its end, of `redone` from the
   * first completion of the step to the last.
   */
  readonly time: MeanAndMedian
}

/** How many executions come as far as a step. */
export interface FunnelStep {
  readonly step: string
  /** Decided executions that completed the step, and their share of all decided ones. */
  readonly reached: number
  readonly share: number
  readonly interval: Interval
  /** Among those that completed the step before: how many completed this one too; absent for the first. */
  readonly onward?: {
    readonly reached: number
    readonly of: number
    readonly share: number
    readonly interval: Interval
  }
}

export interface Failures {
  /** The most frequent first. */
  readonly points: readonly FailurePoint[]
  /** In the order of the steps. */
  readonly funnel: readonly FunnelStep[]
  readonly decided: number
  /** Executions that are still open: they stand in no share. */
  readonly open: number
}

const [finished, failed, , open] = executionStates.map((_, code) => code)

/**
 * Where executions fail, are abandoned or do a step again, and how many come how far; open
 * executions are left out and counted. The step of a failure is the one that the ending activity
 * belongs to, else the last one that the execution was in. Intervals are Wilson's.
 * @param level of the intervals, between 0 and 1
 * @throws StatisticsError 'domain' for another level
 */
export function failurePoints(executions: Executions, level: number): Failures {
  requireLevel(level)
  const decided = executions.states.reduce((sum, state) => sum + (state === open ? 0 : 1), 0)
  const visits = stepVisits(executions)
  const points = [
    ...endings(executions, visits, { decided, level }),
    ...redone(executions, visits, level),
  ]
  return {
    points: points.toSorted((one, other) => other.count - one.count),
    funnel: decided === 0 ? [] : funnelOf(executions, visits, { decided, level }),
    decided,
    open: executions.count - decided,
  }
}

interface Visits {
  /** By step: decided executions with any event of it, and finished ones. */
  readonly entered: Int32Array
  readonly enteredFinished: Int32Array
  /** By step: decided executions that completed it, and those that completed the step before too. */
  readonly completed: Int32Array
  readonly completedBoth: Int32Array
}

function stepVisits(executions: Executions): Visits {
  const { log, steps, states, stepOf } = executions
  const counts = (): Int32Array => new Int32Array(steps.length)
  const found = {
    entered: counts(),
    enteredFinished: counts(),
    completed: counts(),
    completedBoth: counts(),
  }
  const enteredIn = counts().fill(-1)
  const completedIn = counts().fill(-1)
  for (let c = 0; c < executions.count; c++) {
    if (states[c] === open) continue
    const completed: number[] = []
    for (let event = log.bounds[c]!; event < log.bounds[c + 1]!; event++) {
      const step = stepOf[log.activities.codes[event]!]!
      if (step < 0) continue
      if (enteredIn[step] !== c) {
        found.entered[step]!++
        if (states[c] === finished) found.enteredFinished[step]!++
        enteredIn[step] = c
      }
      if (log.roles[event] !== eventRoles.complete || completedIn[step] === c) continue
      completedIn[step] = c
      completed.push(step)
    }
    for (const step of completed) {
      found.completed[step]!++
      if (step > 0 && completedIn[step - 1] === c) found.completedBoth[step]!++
    }
  }
  return found
}

interface Whole {
  readonly decided: number
  readonly level: number
}

function endings(
  executions: Executions,
  { entered }: Visits,
  { decided, level }: Whole,
): readonly FailurePoint[] {
  const { states, steps } = executions
  const found = new Map<string, Ending>()
  for (let c = 0; c < executions.count; c++) {
    if (states[c] === open || states[c] === finished) continue
    const how = states[c] === failed ? 'failed' : 'abandoned'
    const { step, reason } = endOf(executions, c)
    const key = `${how} ${step} ${reason}`
    const ending = found.get(key) ?? { step, how, reason, times: [] }
    ending.times.push(executions.ends[c]! - executions.starts[c]!)
    found.set(key, ending)
  }
  return [...found.values()].map(({ step, how, reason, times }) => {
    const of = step < 0 ? decided : entered[step]!
    const place = step < 0 ? {} : { step: steps[step]! }
    const count = times.length
    const time = meanAndMedian(times)!
    return { ...place, how, reason, count, ...shareOf(count, of, level), time }
  })
}

interface Ending {
  readonly step: number
  readonly how: 'failed' | 'abandoned'
  readonly reason: string
  /** Milliseconds from start to end. */
  readonly times: number[]
}

/** The last step that an execution was in when it ended, and what ended it. */
function endOf(
  { log, stepOf, endEvents }: Executions,
  c: number,
): { readonly step: number; readonly reason: string } {
  const end = endEvents[c]!
  const { codes, labels } = log.activities
  let event = end < 0 ? log.bounds[c + 1]! - 1 : end
  while (event >= log.bounds[c]! && stepOf[codes[event]!] === -1) event--
  return {
    step: event < log.bounds[c]! ? -1 : stepOf[codes[event]!]!,
    reason: end < 0 ? 'idle' : labels[codes[end]!]!,
  }
}

function redone(
  executions: Executions,
  { enteredFinished }: Visits,
  level: number,
): readonly FailurePoint[] {
  const times = timesAgain(executions)
  return executions.steps.flatMap((step, place) => {
    const again = times[place]!
    if (again.length === 0) return []
    const share = shareOf(again.length, enteredFinished[place]!, level)
    const time = meanAndMedian(again)!
    return [{ step, how: 'redone' as const, count: again.length, ...share, time }]
  })
}

/** By step: milliseconds from its first completion to its last, of each finished execution that did one of its activities again. */
function timesAgain({ log, states, steps, stepOf, count }: Executions): readonly number[][] {
  const { codes, labels } = log.activities
  const counts = new Int32Array(labels.length)
  const [first, last] = [new Float64Array(steps.length), new Float64Array(steps.length)]
  const doneIn = new Int32Array(steps.length).fill(-1)
  const againIn = new Int32Array(steps.length).fill(-1)
  const found = steps.map((): number[] => [])
  for (let c = 0; c < count; c++) {
    if (states[c] !== finished) continue
    const [from, to] = [log.bounds[c]!, log.bounds[c + 1]!]
    for (let event = from; event < to; event++) {
      const step = stepOf[codes[event]!]!
      if (step < 0 || log.roles[event] !== eventRoles.complete) continue
      if (doneIn[step] !== c) first[step] = log.times[event]!
      last[step] = log.times[event]!
      doneIn[step] = c
      if (++counts[codes[event]!]! === 2) againIn[step] = c
    }
    for (let event = from; event < to; event++) {
      const step = stepOf[codes[event]!]!
      counts[codes[event]!] = 0
      if (step < 0 || againIn[step] !== c) continue
      found[step]!.push(last[step]! - first[step]!)
      againIn[step] = -1
    }
  }
  return found
}

function funnelOf(
  { steps }: Executions,
  { completed, completedBoth }: Visits,
  { decided, level }: Whole,
): readonly FunnelStep[] {
  return steps.map((step, place) => {
    const reached = completed[place]!
    const { share, interval } = shareOf(reached, decided, level)
    const before = place === 0 ? 0 : completed[place - 1]!
    const both = completedBoth[place]!
    const onward =
      before === 0 ? {} : { onward: { reached: both, ...shareOf(both, before, level) } }
    return { step, reached, share, interval, ...onward }
  })
}

function shareOf(
  count: number,
  of: number,
  level: number,
): { readonly of: number; readonly share: number; readonly interval: Interval } {
  return { of, share: count / of, interval: wilsonInterval(count, of, level) }
}
