import type { Executions } from '#evidence/log/executions'
import { eventRoles } from '#evidence/log/sorted-events'

/**
 * How often each execution did a step, by completions: as often as the activity of the step that it
 * did most often, so that two activities of one step are one occurrence and the same one twice is
 * two. `step` is a place in `executions.steps`.
 */
export function occurrences(executions: Executions, step: number): Int32Array {
  const found = new Int32Array(executions.count)
  eachCount(executions, (c, activity, times) => {
    if (executions.stepOf[activity] === step && times > found[c]!) found[c] = times
  })
  return found
}

/** How often each execution did a step again (occurrences - 1), over all steps or for one of them. */
export function repetitions(executions: Executions, step?: number): Int32Array {
  const found = new Int32Array(executions.count)
  const most = new Int32Array(executions.steps.length)
  const seenIn = new Int32Array(executions.steps.length).fill(-1)
  eachCount(executions, (c, activity, times) => {
    const place = executions.stepOf[activity]!
    if (place < 0 || (step !== undefined && place !== step)) return
    const before = seenIn[place] === c ? most[place]! : 1
    found[c]! += Math.max(0, times - before)
    most[place] = Math.max(times, before)
    seenIn[place] = c
  })
  return found
}

/** How often each execution went back to a step that it had left for another one. */
export function loops(executions: Executions, step?: number): Int32Array {
  const { log, stepOf } = executions
  const found = new Int32Array(executions.count)
  const seenIn = new Int32Array(executions.steps.length).fill(-1)
  for (let c = 0; c < executions.count; c++) {
    let before = -1
    for (let event = log.bounds[c]!; event < log.bounds[c + 1]!; event++) {
      const place = stepOf[log.activities.codes[event]!]!
      if (place < 0 || log.roles[event] !== eventRoles.complete) continue
      const again = place !== before && seenIn[place] === c
      if (again && (step === undefined || place === step)) found[c]!++
      seenIn[place] = c
      before = place
    }
  }
  return found
}

/**
 * How often something changes hands in each execution: from one event to the next in which it is
 * known. By default the resource; `codes` by event, -1 where it is not known.
 */
export function handOffs({ log, count }: Executions, codes: Int32Array): Int32Array {
  const found = new Int32Array(count)
  for (let c = 0; c < count; c++) {
    let holder = -1
    for (let event = log.bounds[c]!; event < log.bounds[c + 1]!; event++) {
      const code = codes[event]!
      if (code < 0) continue
      if (holder >= 0 && code !== holder) found[c]!++
      holder = code
    }
  }
  return found
}

/** Says for each execution and activity in it how often it was completed. */
function eachCount(
  { log, count }: Executions,
  say: (execution: number, activity: number, times: number) => void,
): void {
  const { codes, labels } = log.activities
  const counts = new Int32Array(labels.length)
  for (let c = 0; c < count; c++) {
    const [from, to] = [log.bounds[c]!, log.bounds[c + 1]!]
    for (let event = from; event < to; event++) {
      if (log.roles[event] === eventRoles.complete) counts[codes[event]!]!++
    }
    for (let event = from; event < to; event++) {
      const activity = codes[event]!
      if (counts[activity]! > 0) say(c, activity, counts[activity]!)
      counts[activity] = 0
    }
  }
}
