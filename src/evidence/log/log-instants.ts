import type { Times } from '#evidence/log/log-columns'
import { readInstant, timeForms, type Zone } from '#quantity/instant'

const [wallClock, day] = [timeForms.indexOf('wall-clock'), timeForms.indexOf('day')]
const noneCounted = { present: 0, wallClockTimes: 0, days: 0 }
const millisecondsADay = 86_400_000

/** The times of all rows as instants, and how a time of the study becomes one. */
export interface LogInstants {
  /** Milliseconds since 1970-01-01 UTC, NaN where there is none. */
  readonly values: Float64Array
  readonly zone: Zone
  /** Whether the file has days only: durations are then whole calendar days. */
  readonly calendar: boolean
  readonly wallClockTimes: number
  readonly days: number
}

/**
 * The instants of a column of times. Wall-clock times and days go through the zone; where all times
 * are days, none does.
 */
export function logInstants({ values, forms }: Times, zone: Zone | undefined): LogInstants {
  const offsetsOnly = !forms.includes(wallClock) && !forms.includes(day)
  const { present, wallClockTimes, days } = offsetsOnly ? noneCounted : formCounts(values, forms)
  const calendar = days === present && present > 0
  const counts = { calendar, wallClockTimes, days }
  if (zone === undefined || calendar) return { values, zone: (time) => time, ...counts }
  const moved = values.map((value, row) => (forms[row] === 0 ? value : zone(value)))
  return { values: moved, zone, ...counts }
}

/**
 * When the log was cut: what the study says (a day counts to its end, and as itself in a log of
 * days), else the last event. Undefined for a text that is no time.
 */
export function endOfLog(instants: LogInstants, openAt: string | undefined): number | undefined {
  if (openAt === undefined) return latest(instants.values)
  const read = readInstant(openAt)
  if (read === undefined || read.form === 'offset') return read?.at
  const whole = read.form === 'day' && !instants.calendar
  return instants.zone(whole ? read.at + millisecondsADay : read.at)
}

/** A moment of the study, such as the start of a period, on the clock of the log. */
export function studyMoment(text: string, zone: Zone): number | undefined {
  const read = readInstant(text)
  if (read === undefined || read.form === 'offset') return read?.at
  return zone(read.at)
}

function formCounts(values: Float64Array, forms: Uint8Array): typeof noneCounted {
  const counts = { ...noneCounted }
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row]!)) continue
    counts.present++
    if (forms[row] === wallClock) counts.wallClockTimes++
    if (forms[row] === day) counts.days++
  }
  return counts
}

function latest(times: Float64Array): number {
  let last = Number.NEGATIVE_INFINITY
  for (let row = 0; row < times.length; row++) if (times[row]! > last) last = times[row]!
  return last
}
