import type { Executions } from '#evidence/log/executions'
import { eventRoles } from '#evidence/log/sorted-events'

/**
 * One step over all executions; times in milliseconds, NaN where an execution does not have them.
 * A completion without a start is both at once.
 */
export interface StepTimes {
  readonly firstStart: Float64Array
  readonly firstComplete: Float64Array
  readonly lastStart: Float64Array
  readonly lastComplete: Float64Array
  /** Time from start to completion, added up over the pairs; NaN without a pair. */
  readonly work: Float64Array
  /** From the event before the first start to that start; NaN where none comes before. */
  readonly waiting: Float64Array
  /** Completed activities of the step. */
  readonly completions: Int32Array
}

/** When a step (by its place in `executions.steps`) was begun and done, in every execution. */
export function stepTimes(executions: Executions, step: number): StepTimes {
  const found = emptyTimes(executions.count)
  const { log, stepOf } = executions
  for (let c = 0; c < executions.count; c++) {
    const from = log.bounds[c]!
    for (let event = from; event < log.bounds[c + 1]!; event++) {
      if (stepOf[log.activities.codes[event]!] !== step) continue
      if (log.roles[event] === eventRoles.complete) addCompletion(found, executions, [c, event])
      if (begins(executions, event)) {
        const first = Number.isNaN(found.firstStart[c]!)
        if (first) found.firstStart[c] = log.times[event]!
        if (first && event > from) found.waiting[c] = log.times[event]! - log.times[event - 1]!
        found.lastStart[c] = log.times[event]!
      }
    }
  }
  return found
}

/** A start, or a completion whose start the log does not have. */
function begins({ log }: Executions, event: number): boolean {
  if (log.roles[event] === eventRoles.start) return true
  return log.roles[event] === eventRoles.complete && log.paired[event] === 0
}

function addCompletion(
  found: StepTimes,
  { log }: Executions,
  [c, event]: readonly [execution: number, event: number],
): void {
  const time = log.times[event]!
  if (found.completions[c] === 0) found.firstComplete[c] = time
  found.lastComplete[c] = time
  found.completions[c]!++
  if (log.paired[event] === 0) return
  const before = Number.isNaN(found.work[c]!) ? 0 : found.work[c]!
  found.work[c] = before + time - log.starts[event]!
}

function emptyTimes(count: number): StepTimes {
  const missing = (): Float64Array => new Float64Array(count).fill(Number.NaN)
  return {
    firstStart: missing(),
    firstComplete: missing(),
    lastStart: missing(),
    lastComplete: missing(),
    work: missing(),
    waiting: missing(),
    completions: new Int32Array(count),
  }
}
