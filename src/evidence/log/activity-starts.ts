import { eventRoles, type SortedEvents } from '#evidence/log/sorted-events'

export interface ActivityStarts {
  /** When the activity began that a completion ends; its own time where the log does not say. */
  readonly starts: Float64Array
  /** 1 where the log says it: a start and a completion make a pair. */
  readonly paired: Uint8Array
  /** Starts that no completion follows, as events. */
  readonly open: readonly number[]
}

/**
 * Pairs starts with completions: within a case, a completion ends the oldest start of its activity
 * that is still open (first in, first out). A completion without a start is a moment.
 */
export function activityStarts(log: SortedEvents): ActivityStarts {
  if (!log.roles.includes(eventRoles.start)) {
    return { starts: log.times, paired: new Uint8Array(log.times.length), open: [] }
  }
  const found = { starts: log.times.slice(), paired: new Uint8Array(log.times.length) }
  const queues = new OpenStarts(log)
  for (let c = 0; c < log.cases.length; c++) {
    for (let event = log.bounds[c]!; event < log.bounds[c + 1]!; event++) {
      if (log.roles[event] === eventRoles.start) queues.add(event)
      if (log.roles[event] !== eventRoles.complete) continue
      const start = queues.take(event)
      if (start < 0) continue
      found.starts[event] = log.times[start]!
      found.paired[event] = 1
    }
    queues.clear(log.bounds[c]!, log.bounds[c + 1]!)
  }
  return { ...found, open: queues.left }
}

/** The open starts of one case, a queue an activity. */
class OpenStarts {
  /** Starts that were open when their case ended. */
  readonly left: number[] = []
  private readonly activities: Int32Array
  private readonly first: Int32Array
  private readonly last: Int32Array
  private readonly next: Int32Array

  constructor({ activities, times }: SortedEvents) {
    this.activities = activities.codes
    this.first = new Int32Array(activities.labels.length).fill(-1)
    this.last = new Int32Array(activities.labels.length).fill(-1)
    this.next = new Int32Array(times.length).fill(-1)
  }

  add(event: number): void {
    const activity = this.activities[event]!
    if (this.first[activity] === -1) this.first[activity] = event
    else this.next[this.last[activity]!] = event
    this.last[activity] = event
  }

  take(event: number): number {
    const activity = this.activities[event]!
    const start = this.first[activity]!
    if (start >= 0) this.first[activity] = this.next[start]!
    return start
  }

  clear(from: number, to: number): void {
    for (let event = from; event < to; event++) {
      const activity = this.activities[event]!
      for (let start = this.first[activity]!; start >= 0; start = this.next[start]!) {
        this.left.push(start)
      }
      this.first[activity] = -1
    }
  }
}
