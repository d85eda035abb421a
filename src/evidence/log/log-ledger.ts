import { eventPlace, type EventColumns, type EventPlace } from '#evidence/log/event-columns'

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

/** How many events, and where the first ones stand. */
export interface Listed {
  readonly count: number
  readonly places: readonly EventPlace[]
}

const mostListed = 1000

/** Counts events and keeps the places of the first ones. */
export class Listing implements Listed {
  count = 0
  readonly places: EventPlace[] = []

  /** Adds the event of a row. */
  add(source: EventColumns, row: number): void {
    this.count++
    if (this.places.length < mostListed) this.places.push(eventPlace(source, row))
  }
}

/** How many places are named. */
const shown = 5

/** "line 3", "lines 3, 7", "lines 3 of may.csv, 7 of june.csv": the first of them. */
export function placesInWords({ places, count }: Listed): string {
  const said = places.slice(0, shown).map(placeInWords)
  return `${count === 1 ? 'line' : 'lines'} ${said.join(', ')}${count > said.length ? ', …' : ''}`
}

function placeInWords({ line, file }: EventPlace): string {
  return file === undefined ? `${line}` : `${line} of ${file}`
}
