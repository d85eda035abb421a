/** What became of the events of a log: nothing is left out without a count and a reason. */
export interface LogLedger {
  readonly eventsRead: number
  readonly events: number
  readonly cases: number
  /** Events that are left out, by reason. */
  readonly leftOut: Readonly<Record<LeftOut, Listed>>
  /** Events that repeat an earlier one in case, activity, state, resource and time; they are kept. */
  readonly duplicates: Listed
  /** Words for the states of events in the file, and how many events mark neither start nor completion. */
  readonly states: readonly string[]
  readonly otherStates: readonly { readonly state: string; readonly events: number }[]
  /** Starts that no completion follows. */
  readonly startsWithoutComplete: Listed
  /** Times without an offset from UTC, and days without a time. */
  readonly wallClockTimes: number
  readonly days: number
}

export type LeftOut =
  'missing-case' | 'missing-activity' | 'missing-time' | 'unreadable-time' | 'after-open-at'

/** How many events, and the lines of the first ones in the file. */
export interface Listed {
  readonly count: number
  readonly lines: readonly number[]
}

const mostListed = 1000

/** Counts events and keeps the lines of the first ones. */
export class Listing implements Listed {
  count = 0
  readonly lines: number[] = []

  /** Adds an event by the line on which it stands. */
  add(line: number): void {
    this.count++
    if (this.lines.length < mostListed) this.lines.push(line)
  }
}
