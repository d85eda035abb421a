import { dateText, daysBefore, daysInMonth } from './calendar-days.ts'

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
    this.form = 1
    if (to - from >= shortLayout && isLaidOut(bytes, from)) {
      this.at = from + shortLayout
      const time = this.day(yearOf(bytes, from), pair(bytes, from + 5), pair(bytes, from + 8)) * day
      const clock = this.timeOfDay(
        pair(bytes, from + 11),
        pair(bytes, from + 14),
        pair(bytes, from + 17),
      )
      return time + clock - this.offset() + this.rest()
    }
    this.spaces()
    const days = this.date()
    const separated = this.takes(0x54, 0x74) || (this.spaces() > 0 && this.at < this.end)
    if (this.at === this.end) {
      this.form = 2
      return separated ? Number.NaN : days * day
    }
    return separated ? days * day + this.clock() - this.offset() + this.rest() : Number.NaN
  }

  /** Days since 1970-01-01, NaN where no date stands. */
  private date(): number {
    const year = 100 * this.twoDigits() + this.twoDigits()
    const separator = this.byte()
    if (separator !== hyphen && separator !== slash) return Number.NaN
    this.at++
    const month = this.oneOrTwoDigits()
    if (this.byte() !== separator) return Number.NaN
    this.at++
    return this.day(year, month, this.oneOrTwoDigits())
  }

  /** Days since 1970-01-01, NaN for a day that the calendar does not have. */
  private day(year: number, month: number, dayOfMonth: number): number {
    if (year < 0 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return Number.NaN
    if (year !== this.year || month !== this.month) {
      this.year = year
      this.month = month
      this.daysToMonth = daysBefore(year, month)
    }
    return this.daysToMonth + dayOfMonth - 1
  }

  private clock(): number {
    const hours = this.oneOrTwoDigits()
    if (!this.takes(colon, colon)) return Number.NaN
    const minutes = this.twoDigits()
    return this.timeOfDay(hours, minutes, this.takes(colon, colon) ? this.twoDigits() : 0)
  }

  /** Milliseconds since midnight, with the fraction that follows. */
  private timeOfDay(hours: number, minutes: number, seconds: number): number {
    if (hours < 0 || minutes < 0 || seconds < 0 || minutes > 59 || seconds > 60) return Number.NaN
    const whole = hours * hour + minutes * minute + seconds * second
    const time = this.takes(0x2e, 0x2c) ? whole + this.fraction() : whole
    return time <= day ? time : Number.NaN
  }

  /** Milliseconds of the digits after the decimal mark. */
  private fraction(): number {
    const first = this.at
    let value = 0
    for (; isDigit(this.byte()); this.at++) {
      if (this.at - first < 9) value = 10 * value + this.byte() - 0x30
    }
    const count = Math.min(this.at - first, 9)
    if (count === 0) return Number.NaN
    return count <= 3 ? value * tens[3 - count]! : value / tens[count - 3]!
  }

  private offset(): number {
    this.spaces()
    const sign = this.byte()
    if (sign === 0) return 0
    this.at++
    this.form = 0
    if (sign === 0x5a || sign === 0x7a) return 0
    if (sign !== 0x2b && sign !== 0x2d) return Number.NaN
    const hours = this.twoDigits()
    this.takes(0x3a, 0x3a)
    const minutes = this.at < this.end ? this.twoDigits() : 0
    if (hours < 0 || hours > 15 || minutes < 0 || minutes > 59) return Number.NaN
    const size = hours * hour + minutes * minute
    return sign === 0x2b ? size : -size
  }

  /** 0 at the end of the text, NaN where something is left. */
  private rest(): number {
    this.spaces()
    return this.at === this.end ? 0 : Number.NaN
  }

  /** The next byte; 0 at the end. */
  private byte(): number {
    return this.at < this.end ? this.bytes[this.at]! : 0
  }

  /** -1 where there are none. */
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
    const value = this.at + 2 > this.end ? notDigits : pair(this.bytes, this.at)
    if (value >= 0) this.at += 2
    return value
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

const [hyphen, slash, colon] = [0x2d, 0x2f, 0x3a]
const notDigits = -1_000_000
/** Bytes of `2011-10-11T13:45:40`. */
const shortLayout = 19

/** Whether the separators of a time stand where they mostly do. */
function isLaidOut(bytes: Uint8Array, from: number): boolean {
  const between = bytes[from + 10]
  return (
    bytes[from + 4] === hyphen &&
    bytes[from + 7] === hyphen &&
    (between === 0x54 || between === 0x20) &&
    bytes[from + 13] === colon &&
    bytes[from + 16] === colon
  )
}

function yearOf(bytes: Uint8Array, from: number): number {
  return 100 * pair(bytes, from) + pair(bytes, from + 2)
}

/** The number that two digits make; far below zero where they are none. */
function pair(bytes: Uint8Array, at: number): number {
  const first = bytes[at]! - 0x30
  const second = bytes[at + 1]! - 0x30
  if (first < 0 || first > 9 || second < 0 || second > 9) return notDigits
  return 10 * first + second
}

const tens = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}
