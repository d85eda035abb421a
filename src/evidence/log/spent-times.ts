import type { Executions } from '#evidence/log/executions'
import { eventRoles } from '#evidence/log/sorted-events'

/** What steps took in each execution, in seconds. */
export interface SpentTimes {
  /** Between starts and completions, added up over all pairs: people's time, also where they overlap. */
  readonly work: Float64Array
  /** Before the steps began, while nothing else of the execution was in work. */
  readonly waiting: Float64Array
  /** Whether any start and completion make a pair. */
  readonly paired: boolean
}

const millisecondsASecond = 1000

/**
 * What one step (by its place in `executions.steps`), or all of them together, took in every
 * execution: what was skipped adds nothing, what was done again adds up, in whatever order. A
 * completion without a start is a moment, and the time before it is waiting and work in one. Where
 * nothing overlaps and every activity is in a step, waiting and work of all steps add up to the
 * time from the first event to the last. Cost: one pass over the events.
 */
export function spentTimes(executions: Executions, step?: number): SpentTimes {
  const { log, count } = executions
  const spent = new Spent(executions, step)
  for (let c = 0; c < count; c++) {
    spent.begin(c)
    for (let event = log.bounds[c]!; event < log.bounds[c + 1]!; event++) spent.add(event)
  }
  return { work: spent.work, waiting: spent.waiting, paired: log.paired.includes(1) }
}

/** Sums of the executions, one after the other, each event in turn. */
class Spent {
  readonly work: Float64Array
  readonly waiting: Float64Array
  private readonly executions: Executions
  private readonly step: number | undefined
  /** Starts that are never completed: they are no occurrence. */
  private readonly endless: ReadonlySet<number>
  private current = 0
  /** Pairs that are begun and not ended. */
  private inWork = 0
  /** Milliseconds since something was in work. */
  private idle = 0

  constructor(executions: Executions, step: number | undefined) {
    this.executions = executions
    this.step = step
    this.work = new Float64Array(executions.count)
    this.waiting = new Float64Array(executions.count)
    this.endless = new Set(executions.log.open)
  }

  begin(execution: number): void {
    this.current = execution
    this.inWork = 0
    this.idle = 0
  }

  add(event: number): void {
    const { log } = this.executions
    const first = event === log.bounds[this.current]
    if (this.inWork === 0 && !first) this.idle += log.times[event]! - log.times[event - 1]!
    const move = moveOf(this.executions, event, this.endless)
    if (move === 'none') return
    const counts = this.belongs(event)
    if (move === 'ends') {
      this.inWork--
      if (counts) this.work[this.current]! += secondsBetween(log, event)
      return
    }
    if (move === 'begins') this.inWork++
    if (counts) this.waiting[this.current]! += this.idle / millisecondsASecond
    this.idle = 0
  }

  private belongs(event: number): boolean {
    const { log, stepOf } = this.executions
    const own = stepOf[log.activities.codes[event]!]!
    return own >= 0 && (this.step === undefined || own === this.step)
  }
}

/** What an event does: begins or ends a pair, both at once, or nothing. */
function moveOf(
  { log }: Executions,
  event: number,
  endless: ReadonlySet<number>,
): 'begins' | 'ends' | 'moment' | 'none' {
  const { [event]: role } = log.roles
  if (role === eventRoles.start) return endless.has(event) ? 'none' : 'begins'
  if (role !== eventRoles.complete) return 'none'
  return log.paired[event] === 1 ? 'ends' : 'moment'
}

function secondsBetween({ starts, times }: Executions['log'], event: number): number {
  return (times[event]! - starts[event]!) / millisecondsASecond
}
