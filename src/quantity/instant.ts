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
  return Number.isNaN(at) ? undefined : { at, form: timeForms[reader.form]! }
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
  /** How the time that was read last is written: a place in `timeForms`. */
  form = 0
  private bytes: Uint8Array = new Uint8Array()
  private at = 0
  private end = 0
  private year = 0
  private month = 0
  private daysToMonth = 0

  /** Milliseconds as in `Instant`; NaN where the bytes between `from` and `to` are no time. */
  read(bytes: Uint8Array, from: number, to: number): number {
    this.bytes = bytes
    this.at = from
    this.end = to
    this.spaces()
    const days = this.date()
    if (days !== days || this.at === this.end) return this.formed(2, days * day)
    const separated = this.takes(0x54, 0x74) || this.spaces() > 0
    if (this.at === this.end) return this.formed(2, days * day)
    if (!separated) return Number.NaN
    return this.formed(1, days * day + this.clock()) - this.offset() + this.rest()
  }

  private formed(form: number, time: number): number {
    this.form = form
    return time
  }

  /** Days since 1970-01-01, NaN for a day that the calendar does not have. */
  private date(): number {
    const year = 100 * this.twoDigits() + this.twoDigits()
    const separator = this.byte()
    if (separator !== 0x2d && separator !== 0x2f) return Number.NaN
    this.at++
    const month = this.oneOrTwoDigits()
    if (this.byte() !== separator) return Number.NaN
    this.at++
    const dayOfMonth = this.oneOrTwoDigits()
    const length = (monthLengths[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0)
    if (!(year >= 0 && dayOfMonth >= 1 && dayOfMonth <= length)) return Number.NaN
    if (year !== this.year || month !== this.month) {
      this.year = year
      this.month = month
      this.daysToMonth = daysBefore(year, month)
    }
    return this.daysToMonth + dayOfMonth - 1
  }

  private clock(): number {
    const hours = this.oneOrTwoDigits()
    if (!this.takes(0x3a, 0x3a)) return Number.NaN
    const minutes = this.twoDigits()
    const seconds = this.takes(0x3a, 0x3a) ? this.twoDigits() : 0
    const whole = hours * hour + minutes * minute + seconds * second
    if (hours < 0 || minutes < 0 || seconds < 0 || minutes > 59 || seconds > 60) return Number.NaN
    const time = this.takes(0x2e, 0x2c) ? whole + this.fraction() : whole
    return time <= day ? time : Number.NaN
  }

  /** Milliseconds of the digits after the decimal mark. */
  private fraction(): number {
    let value = 0
    let count = 0
    for (; isDigit(this.byte()); this.at++) {
      if (count >= 9) continue
      value = 10 * value + this.byte() - 0x30
      count++
    }
    if (count === 3) return value
    if (count === 0) return Number.NaN
    return count < 3 ? value * 10 ** (3 - count) : value / 10 ** (count - 3)
  }

  private offset(): number {
    this.spaces()
    if (this.takes(0x5a, 0x7a)) return this.formed(0, 0)
    const sign = this.takes(0x2b, 0x2b) ? 1 : this.takes(0x2d, 0x2d) ? -1 : 0
    if (sign === 0) return 0
    const hours = this.twoDigits()
    this.takes(0x3a, 0x3a)
    const minutes = this.at < this.end ? this.twoDigits() : 0
    const known = hours >= 0 && hours < 16 && minutes >= 0 && minutes < 60
    return this.formed(0, known ? sign * (hours * hour + minutes * minute) : Number.NaN)
  }

  /** 0 at the end of the text, NaN where something is left. */
  private rest(): number {
    this.spaces()
    return this.at === this.end ? 0 : Number.NaN
  }

  private byte(): number {
    return this.at < this.end ? this.bytes[this.at]! : 0
  }

  private oneOrTwoDigits(): number {
    const first = this.byte() - 0x30
    if (first < 0 || first > 9) return -1
    this.at++
    const second = this.byte() - 0x30
    if (second < 0 || second > 9) return first
    this.at++
    return 10 * first + second
  }

  /** Far below zero where there are none, so that what is made of them is so too. */
  private twoDigits(): number {
    const from = this.at
    const value = this.oneOrTwoDigits()
    return this.at - from === 2 ? value : -1e6
  }

  private takes(byte: number, other: number): boolean {
    const next = this.byte()
    const found = next === byte || next === other
    if (found) this.at++
    return found
  }

  private spaces(): number {
    const from = this.at
    while (this.at < this.end && this.bytes[this.at]! <= 0x20) this.at++
    return this.at - from
  }
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
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
