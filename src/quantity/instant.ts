/**
 * How a time is written: with its offset from UTC, as the time on a wall clock somewhere, or as a
 * day without a time.
 */
export type TimeForm = 'offset' | 'wall-clock' | 'day'

/** The forms in the order of their codes in columns of times. */
export const timeForms: readonly TimeForm[] = ['offset', 'wall-clock', 'day']

/** Turns wall-clock time (milliseconds as if it were UTC) into an instant (milliseconds). */
export type Zone = (wallClock: number) => number

export interface Instant {
  /** Milliseconds since 1970-01-01 UTC; without an offset as if the clock showed UTC. */
  readonly at: number
  readonly form: TimeForm
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const longestText = 64
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * The time that a text names, undefined where it names none. Year first, as ISO 8601 has it:
 * `2011-10-11T13:45:40.276+02:00`, `2011-10-11 13:45`, `2011/10/11`, fractions of any length
 * (held to a fourth of a microsecond). A day that comes first is not read, for 10/11 is two days.
 */
export function readInstant(text: string): Instant | undefined {
  if (text.length > longestText) return undefined
  const bytes = Uint8Array.from(text, (character) => Math.min(character.charCodeAt(0), 255))
  const reader = new InstantReader()
  const at = reader.read(bytes, 0, bytes.length)
  return Number.isNaN(at) ? undefined : { at, form: reader.form }
}

/** An instant as ISO 8601 text: in UTC to the millisecond, as wall-clock time, or as a day. */
export function instantText({ at, form }: Instant): string {
  const days = Math.floor(at / day)
  const date = dateText(days)
  if (form === 'day') return date
  const rest = at - days * day
  const clock = [Math.floor(rest / hour), Math.floor((rest % hour) / minute)]
  const seconds = Math.floor((rest % minute) / second)
  const milliseconds = String(Math.floor(rest % second)).padStart(3, '0')
  const time = [...clock, seconds].map((part) => String(part).padStart(2, '0')).join(':')
  return `${date}T${time}.${milliseconds}${form === 'offset' ? 'Z' : ''}`
}

/** Reads times from bytes without making anything: for millions of them. */
export class InstantReader {
  /** How the time that was read last is written. */
  form: TimeForm = 'offset'
  private bytes: Uint8Array = new Uint8Array()
  private at = 0
  private end = 0

  /** Milliseconds as in `Instant`; NaN where the bytes between `from` and `to` are no time. */
  read(bytes: Uint8Array, from: number, to: number): number {
    this.bytes = bytes
    this.at = from
    this.end = to
    this.spaces()
    const days = this.date()
    if (Number.isNaN(days)) return days
    this.form = 'day'
    const separated = this.takes('T', 't') || this.spaces() > 0
    if (this.at === this.end) return days * day
    return separated ? days * day + this.clock() - this.offset() + this.rest() : Number.NaN
  }

  private date(): number {
    const year = this.digits(4, 4)
    const separator = this.bytes[this.at]
    if (separator !== 0x2d && separator !== 0x2f) return Number.NaN
    this.at++
    const month = this.digits(1, 2)
    if (this.bytes[this.at] !== separator) return Number.NaN
    this.at++
    return daysOf(year, month, this.digits(1, 2))
  }

  private clock(): number {
    this.form = 'wall-clock'
    const hours = this.digits(1, 2)
    if (!this.takes(':', ':')) return Number.NaN
    const minutes = this.digits(2, 2)
    const seconds = this.takes(':', ':') ? this.digits(2, 2) : 0
    const fraction = this.takes('.', ',') ? this.fraction() : 0
    const time = hours * hour + minutes * minute + seconds * second + fraction
    return minutes < 60 && seconds <= 60 && time <= day ? time : Number.NaN
  }

  /** Milliseconds of the digits after the decimal mark. */
  private fraction(): number {
    const from = this.at
    let value = 0
    for (; isDigit(this.bytes[this.at]) && this.at < this.end; this.at++) {
      if (this.at - from < 9) value = 10 * value + this.bytes[this.at]! - 0x30
    }
    const count = Math.min(this.at - from, 9)
    if (count === 0) return Number.NaN
    return count < 3 ? value * 10 ** (3 - count) : value / 10 ** (count - 3)
  }

  private offset(): number {
    this.spaces()
    if (this.takes('Z', 'z')) {
      this.form = 'offset'
      return 0
    }
    const sign = this.takes('+', '+') ? 1 : this.takes('-', '-') ? -1 : 0
    if (sign === 0) return 0
    this.form = 'offset'
    const hours = this.digits(2, 2)
    this.takes(':', ':')
    const minutes = this.at < this.end ? this.digits(2, 2) : 0
    return hours < 16 && minutes < 60 ? sign * (hours * hour + minutes * minute) : Number.NaN
  }

  /** 0 at the end of the text, NaN where something is left. */
  private rest(): number {
    this.spaces()
    return this.at === this.end ? 0 : Number.NaN
  }

  private digits(fewest: number, most: number): number {
    let value = 0
    let count = 0
    while (count < most && this.at < this.end && isDigit(this.bytes[this.at])) {
      value = 10 * value + this.bytes[this.at]! - 0x30
      this.at++
      count++
    }
    return count < fewest ? Number.NaN : value
  }

  private takes(character: string, other: string): boolean {
    const byte = this.at < this.end ? this.bytes[this.at] : undefined
    const found = byte === character.charCodeAt(0) || byte === other.charCodeAt(0)
    if (found) this.at++
    return found
  }

  private spaces(): number {
    const from = this.at
    while (this.at < this.end && this.bytes[this.at]! <= 0x20) this.at++
    return this.at - from
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

/** Days since 1970-01-01, NaN for a day that the calendar does not have. */
function daysOf(year: number, month: number, dayOfMonth: number): number {
  const length = (monthLengths[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0)
  if (!(dayOfMonth >= 1 && dayOfMonth <= length)) return Number.NaN
  return daysBefore(year, month) + dayOfMonth - 1
}

/**
 * Days from 1970-01-01 to the first of a month of the Gregorian calendar.
 * Source: Hinnant, "chrono-compatible low-level date algorithms" (2013), `days_from_civil`.
 */
function daysBefore(year: number, month: number): number {
  const shifted = month > 2 ? year : year - 1
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - 400 * era
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5)
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146_097 + yearOfEra * 365 + leaps + dayOfYear - 719_468
}

/** The same source's `civil_from_days`. */
function dateText(days: number): string {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const dayOfMonth = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  const parts = [String(month), String(dayOfMonth)].map((part) => part.padStart(2, '0'))
  return `${String(year).padStart(4, '0')}-${parts.join('-')}`
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
