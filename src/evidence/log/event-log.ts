import { activityStarts, type ActivityStarts } from '#evidence/log/activity-starts'
import type { EventColumns, TextColumn } from '#evidence/log/event-columns'
import { eventOrder, type OrderedEvents } from '#evidence/log/event-order'
import { keptEvents } from '#evidence/log/kept-events'
import { logColumns, type LogColumns } from '#evidence/log/log-columns'
import { logFindings } from '#evidence/log/log-findings'
import { endOfLog, logInstants } from '#evidence/log/log-instants'
import { Listing, type Listed, type LogLedger } from '#evidence/log/log-ledger'
import type { LogRules } from '#evidence/log/log-rules'
import { repeatedEvents } from '#evidence/log/repeated-events'
import { eventRoles, type SortedEvents } from '#evidence/log/sorted-events'
import type { Categories } from '#evidence/rows/question'
import { problem, type Finding, type Outcome } from '#quantity/finding'
import type { Zone } from '#quantity/instant'

/** A process log: what happened in which case when. */
export interface EventLog extends SortedEvents, ActivityStarts {
  /** The events as the file has them; `rows` points into these columns. */
  readonly source: EventColumns
  /** When the log was cut, in milliseconds. */
  readonly openAt: number
  /** Turns wall-clock times of the study into instants as it did those of the log. */
  readonly zone: Zone
  readonly ledger: LogLedger
}

/**
 * The log that the columns of a file hold: events without case, activity or time are left out and
 * listed, the others sorted by case, time, `order` and place in the file. Times without an offset
 * go through `zone`; without one they stay what the wall clock said. Where all times are days, no
 * zone is applied, so that durations are whole calendar days.
 * @example eventLog(columns, { case: 'id', activity: ['step'], at: 'time' })
 */
export function eventLog(source: EventColumns, rules: LogRules, zone?: Zone): Outcome<EventLog> {
  const { value: columns, findings } = logColumns(source, rules)
  if (columns === undefined) return { findings }
  const instants = logInstants(columns.times, zone)
  const openAt = endOfLog(instants, rules.openAt)
  if (openAt === undefined) return { findings: [noMoment(rules)] }
  const kept = keptEvents(source, columns, { values: instants.values, openAt })
  const ordered = eventOrder(kept.rows, columns.case, { ...columns, times: instants.values })
  const log = sortedEvents(ordered, { ...columns, times: instants.values }, rules)
  const starts = activityStarts(log)
  const { calendar, wallClockTimes, days } = instants
  const ledger: LogLedger = {
    wallClockTimes,
    days,
    eventsRead: source.rows,
    events: log.rows.length,
    cases: log.cases.length,
    leftOut: kept.leftOut,
    duplicates: listed(repeatedEvents(log), log, source),
    ...statesOf(columns.state, rules),
    startsWithoutComplete: listed(starts.open, log, source),
  }
  const doubts = logFindings(ledger, rules, { zoned: zone !== undefined, calendar })
  if (log.rows.length === 0) return { findings: [withoutEvents(source.rows), ...doubts] }
  return {
    value: { ...log, ...starts, source, openAt, zone: instants.zone, ledger },
    findings: doubts,
  }
}

function noMoment({ openAt }: LogRules): Finding {
  const message = `\`open-at\` is \`${openAt}\`, which is no time.`
  return problem('wrong-value', {}, message, 'Write it as `2012-01-23`.')
}

function withoutEvents(rows: number): Finding {
  return problem('empty-file', {}, `None of the ${rows} events of the log can be used.`)
}

/** The columns of the log in the order of its events. */
function sortedEvents(
  { rows, bounds, cases }: OrderedEvents,
  columns: Omit<LogColumns, 'times'> & { readonly times: Float64Array },
  rules: LogRules,
): SortedEvents {
  const { activity, resource, times } = columns
  const roles = rolesOf(rows, columns.state, rules)
  const events = { rows, bounds, cases, roles }
  if (rows.length === times.length && inFileOrder(rows)) {
    const resources = resource === undefined ? {} : { resources: resource }
    return { ...events, activities: activity, times, ...resources }
  }
  return {
    ...events,
    activities: inRows(activity, rows),
    times: timesInRows(times, rows),
    ...(resource === undefined ? {} : { resources: inRows(resource, rows) }),
  }
}

function inFileOrder(rows: Int32Array): boolean {
  for (let event = 0; event < rows.length; event++) if (rows[event] !== event) return false
  return true
}

function inRows({ codes, labels }: TextColumn, rows: Int32Array): Categories {
  const found = new Int32Array(rows.length)
  for (let event = 0; event < found.length; event++) found[event] = codes[rows[event]!]!
  return { codes: found, labels }
}

function timesInRows(times: Float64Array, rows: Int32Array): Float64Array {
  const found = new Float64Array(rows.length)
  for (let event = 0; event < found.length; event++) found[event] = times[rows[event]!]!
  return found
}

function rolesOf(
  rows: Int32Array,
  state: TextColumn | undefined,
  { lifecycle }: LogRules,
): Uint8Array {
  const roles = new Uint8Array(rows.length).fill(eventRoles.complete)
  if (state === undefined || lifecycle === undefined) return roles
  const roleOf = Uint8Array.from(state.labels, (label) => roleOfState(label, lifecycle))
  for (let event = 0; event < roles.length; event++) {
    const code = state.codes[rows[event]!]!
    if (code >= 0) roles[event] = roleOf[code]!
  }
  return roles
}

function roleOfState(label: string, words: NonNullable<LogRules['lifecycle']>): number {
  if (label.trim() === words.complete) return eventRoles.complete
  return label.trim() === words.start ? eventRoles.start : eventRoles.other
}

/** The words for states, and how often those occur that are neither start nor completion. */
function statesOf(
  state: TextColumn | undefined,
  { lifecycle }: LogRules,
): Pick<LogLedger, 'states' | 'otherStates'> {
  if (state === undefined || lifecycle === undefined) return { states: [], otherStates: [] }
  const { codes, labels } = state
  const isOther = (label: string): boolean => roleOfState(label, lifecycle) === eventRoles.other
  if (!labels.some(isOther)) return { states: labels, otherStates: [] }
  const counts = labels.map(() => 0)
  for (const code of codes) if (code >= 0) counts[code]!++
  const otherStates = labels
    .map((label, code) => ({ state: label, events: counts[code]! }))
    .filter(({ state }) => isOther(state))
    .toSorted((one, other) => other.events - one.events)
  return { states: labels, otherStates }
}

function listed(events: readonly number[], log: SortedEvents, source: EventColumns): Listed {
  const listing = new Listing()
  const rows = events.map((event) => log.rows[event]!).toSorted((one, other) => one - other)
  for (const row of rows) listing.add(source, row)
  return listing
}
