import type { EventLog } from '#evidence/log/event-log'
import type { Goal, LogRules } from '#evidence/log/log-rules'
import type { LogSteps } from '#evidence/log/log-steps'
import { eventRoles } from '#evidence/log/sorted-events'

/** How an execution came out, in the order of their codes. */
export const executionStates = ['finished', 'failed', 'abandoned', 'open'] as const

const [finished, failed, abandoned, open] = executionStates.map((_, code) => code) as [
  number,
  number,
  number,
  number,
]

export interface ExecutionOutcomes {
  /** By execution the place in `executionStates`. */
  readonly states: Uint8Array
  /** When it ended, in milliseconds; NaN while it is open. */
  readonly ends: Float64Array
  /** The event that ended it; -1 where none did (open, or abandoned by idleness). */
  readonly endEvents: Int32Array
}

const millisecondsASecond = 1000
/** What the completion of an activity means for its execution. */
const marks = { finishes: 1, fails: 2, abandons: 4 } as const

/**
 * How each execution came out. It failed if a failing activity is not followed by a finishing one;
 * else it is finished with the first finishing completion (after the last failure); else abandoned
 * with its last abandoning activity, or after `idle` seconds without an event; else open when the
 * log was cut. Only completions count. Without `finished` in the rules, an execution that neither
 * failed nor was abandoned by an activity is finished with its last event.
 */
export function executionOutcomes(
  log: EventLog,
  steps: LogSteps,
  rules: LogRules,
): ExecutionOutcomes {
  const outcomes = {
    states: new Uint8Array(log.cases.length),
    ends: new Float64Array(log.cases.length),
    endEvents: new Int32Array(log.cases.length),
  }
  const marksOf = activityMarks(log, steps, rules)
  const idle = idleOf(rules) * millisecondsASecond
  for (let c = 0; c < log.cases.length; c++) {
    const decided = decidedBy(log, marksOf, c)
    const last = log.bounds[c + 1]! - 1
    const outcome =
      rules.finished === undefined && decided.state === open ? finished : decided.state
    const event = outcome === decided.state ? decided.event : last
    const gone = outcome === open && log.openAt - log.times[last]! > idle
    outcomes.states[c] = gone ? abandoned : outcome
    outcomes.endEvents[c] = event
    if (event >= 0) outcomes.ends[c] = log.times[event]!
    else outcomes.ends[c] = gone ? log.times[last]! + idle : Number.NaN
  }
  return outcomes
}

interface Decided {
  readonly state: number
  readonly event: number
}

function decidedBy(log: EventLog, marksOf: Uint8Array, c: number): Decided {
  let [finish, failure, giveUp] = [-1, -1, -1]
  for (let event = log.bounds[c]!; event < log.bounds[c + 1]!; event++) {
    const mark = marksOf[log.activities.codes[event]!]!
    if (mark === 0 || log.roles[event] !== eventRoles.complete) continue
    if ((mark & marks.fails) !== 0) {
      failure = event
      finish = -1
    } else if ((mark & marks.finishes) !== 0 && finish < 0) finish = event
    if ((mark & marks.abandons) !== 0) giveUp = event
  }
  if (finish >= 0) return { state: finished, event: finish }
  if (failure >= 0) return { state: failed, event: failure }
  return giveUp >= 0 ? { state: abandoned, event: giveUp } : { state: open, event: -1 }
}

function activityMarks(log: EventLog, steps: LogSteps, rules: LogRules): Uint8Array {
  const gives = (rules.abandoned ?? []).flatMap((one) => ('activity' in one ? one.activity : []))
  const reached = goalActivities(log, steps, rules.finished)
  return Uint8Array.from(log.activities.labels, (label, activity) => {
    const finishes = reached[activity] === 1 ? marks.finishes : 0
    const fails = rules.failed?.includes(label) === true ? marks.fails : 0
    return finishes | fails | (gives.includes(label) ? marks.abandons : 0)
  })
}

/** 1 for the activities whose completion reaches a goal. */
export function goalActivities(
  log: EventLog,
  { steps, stepOf }: LogSteps,
  goal: Goal | undefined,
): Uint8Array {
  const { labels } = log.activities
  if (goal === undefined) return new Uint8Array(labels.length)
  if ('activity' in goal) {
    return Uint8Array.from(labels, (label) => (goal.activity.includes(label) ? 1 : 0))
  }
  const step = steps.indexOf(goal.step)
  return Uint8Array.from(labels, (_, activity) => (step >= 0 && stepOf[activity] === step ? 1 : 0))
}

/** Seconds without an event after which an execution is abandoned; infinite where none are given. */
function idleOf({ abandoned }: LogRules): number {
  const idle = (abandoned ?? []).flatMap((one) => ('idle' in one ? [one.idle] : []))
  return Math.min(...idle, Number.POSITIVE_INFINITY)
}
