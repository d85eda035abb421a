import type { Executions } from '#evidence/log/executions'
import { eventRoles } from '#evidence/log/sorted-events'

/** What every execution did, one after the other. */
export interface StepSequences {
  readonly labels: readonly string[]
  /** The items of execution `c` are `bounds[c]` to `bounds[c + 1]`. */
  readonly bounds: Int32Array
  /** By item the place in `labels`. */
  readonly codes: Int32Array
  /** By item its start and completion, in milliseconds. */
  readonly starts: Float64Array
  readonly ends: Float64Array
}

/**
 * The activities that each execution completed, or its steps, in the order of completion. Of steps,
 * completions next to each other are one item until an activity comes again, so that two activities
 * of one step are one visit to it, and the same activity twice is two.
 */
export function stepSequences(executions: Executions, by: 'steps' | 'activities'): StepSequences {
  const { log, stepOf, count } = executions
  const { codes, labels } = log.activities
  const items = new Items(log.times.length, count)
  /** By activity the item in which it was met last. */
  const metIn = new Int32Array(labels.length).fill(-1)
  for (let c = 0; c < count; c++) {
    for (let event = log.bounds[c]!; event < log.bounds[c + 1]!; event++) {
      const activity = codes[event]!
      const code = by === 'steps' ? stepOf[activity]! : activity
      if (code < 0 || log.roles[event] !== eventRoles.complete) continue
      const same = by === 'steps' && items.endsWith(code, c) && metIn[activity] !== items.last
      if (same) items.ends[items.last] = log.times[event]!
      else items.add(code, log.starts[event]!, log.times[event]!)
      metIn[activity] = items.last
    }
    items.bounds[c + 1] = items.last + 1
  }
  return items.cut(by === 'steps' ? executions.steps : labels)
}

class Items {
  readonly bounds: Int32Array
  readonly ends: Float64Array
  /** The item that was added last. */
  last = -1
  private readonly codes: Int32Array
  private readonly starts: Float64Array

  constructor(most: number, executions: number) {
    this.bounds = new Int32Array(executions + 1)
    this.codes = new Int32Array(most)
    this.starts = new Float64Array(most)
    this.ends = new Float64Array(most)
  }

  add(code: number, start: number, end: number): void {
    this.last++
    this.codes[this.last] = code
    this.starts[this.last] = start
    this.ends[this.last] = end
  }

  /** Whether the execution has an item already and its last one is of this step. */
  endsWith(code: number, execution: number): boolean {
    return this.last >= this.bounds[execution]! && this.codes[this.last] === code
  }

  cut(labels: readonly string[]): StepSequences {
    const size = this.last + 1
    return {
      labels,
      bounds: this.bounds,
      codes: this.codes.subarray(0, size),
      starts: this.starts.subarray(0, size),
      ends: this.ends.subarray(0, size),
    }
  }
}
