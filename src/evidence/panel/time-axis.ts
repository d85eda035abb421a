import type { Every } from '#evidence/panel/calendar'
import {
  calendarOf,
  calendarPeriod,
  calendarStart,
  dayText,
  daysOf,
} from '#evidence/panel/calendar'
import type { OverTime } from '#evidence/panel/over-time'
import type { TimeColumn } from '#evidence/panel/time-column'
import { inWords } from '#evidence/words'

/** Times cut into periods that count 0, 1, 2 ... */
export interface TimeAxis {
  /** Period of each row; -1 where the time is missing. */
  readonly periods: Int32Array
  readonly dates: boolean
  /** One period in words: `week`, or `period` where times are numbers. */
  readonly period: string
  /** Whether a period is a stretch of the calendar, which a moment can cut in two, and not a single value. */
  readonly stretches: boolean
  /** First moment of a period: a number, or days since 1970-01-01. */
  readonly startOf: (period: number) => number
  /** The period that holds a moment. */
  readonly periodOf: (value: number) => number
  /** Periods in a part of the calendar; undefined where times are numbers. */
  readonly periodsIn: (every: Every) => number | undefined
}

type Axis = Omit<TimeAxis, 'periods' | 'dates'>

/** Periods as they stand in the column, numbered in order whatever lies between them. */
export function rankedAxis({ dates, values }: TimeColumn): TimeAxis {
  const starts = distinctOf(values)
  const numberOf = new Map(starts.map((value, rank) => [value, rank]))
  return {
    dates,
    periods: Int32Array.from(values, (value) => numberOf.get(value) ?? -1),
    period: 'time',
    stretches: false,
    startOf: (period) => starts[period]!,
    periodOf: (value) => starts.findLastIndex((start) => start <= value),
    periodsIn: () => undefined,
  }
}

/**
 * Periods of one length without a gap between them: of the calendar, or steps between numbers. Where `every` is not
 * said it is the longest that the values begin themselves (months, where all dates are firsts). A reason where numbers
 * are not whole.
 */
export function griddedAxis(
  column: TimeColumn,
  every: Every | undefined,
): TimeAxis | { readonly reason: string } {
  const distinct = distinctOf(column.values)
  if (distinct.length === 0) return { reason: 'no row has a time' }
  const axis = column.dates ? datesAxis(distinct, every) : stepsAxis(distinct)
  if (axis === undefined) return { reason: 'times that are numbers must be whole: 1, 2, 3 ...' }
  return {
    ...axis,
    dates: column.dates,
    periods: Int32Array.from(column.values, (value) =>
      Number.isNaN(value) ? -1 : axis.periodOf(value),
    ),
  }
}

function datesAxis(distinct: readonly number[], given: Every | undefined): Axis {
  const guessed = calendarOf(distinct)
  const weekly = given === undefined && guessed === 'day' && areWeeks(distinct)
  if (weekly) return weeksFrom(distinct[0]!)
  const every = given ?? guessed
  const first = calendarPeriod(every, distinct[0]!)
  return {
    period: every,
    stretches: true,
    startOf: (period) => calendarStart(every, first + period),
    periodOf: (value) => calendarPeriod(every, value) - first,
    periodsIn: (part) => tidy(daysOf[part] / daysOf[every]),
  }
}

/** Whole weeks from the first day on, whichever weekday that is. */
function weeksFrom(first: number): Axis {
  return {
    period: 'week',
    stretches: true,
    startOf: (period) => first + 7 * period,
    periodOf: (value) => Math.floor((value - first) / 7),
    periodsIn: (part) => tidy(daysOf[part] / 7),
  }
}

function stepsAxis(distinct: readonly number[]): Axis | undefined {
  if (!distinct.every(Number.isSafeInteger)) return undefined
  const [first] = distinct
  const step = distinct.reduce((divisor, value) => greatestDivisor(divisor, value - first!), 0) || 1
  return {
    period: 'period',
    stretches: false,
    startOf: (period) => first! + step * period,
    periodOf: (value) => Math.floor((value - first!) / step),
    periodsIn: () => undefined,
  }
}

function areWeeks(days: readonly number[]): boolean {
  return days.length > 2 && days.every((day) => Number.isInteger((day - days[0]!) / 7))
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}

/** A quotient of lengths that is whole but for rounding, whole. */
function tidy(value: number): number {
  return Math.abs(value - Math.round(value)) < 1e-9 ? Math.round(value) : value
}

function distinctOf(values: Float64Array): readonly number[] {
  return [...new Set(values.filter((value) => !Number.isNaN(value)))].toSorted((a, b) => a - b)
}

/** A moment in words: the day, or the number. */
export function momentInWords({ dates }: Pick<TimeAxis, 'dates'>, value: number): string {
  return dates ? dayText(value) : inWords(value)
}

/** A period in words, by its first moment. */
export function periodInWords(axis: TimeAxis, period: number): string {
  return momentInWords(axis, axis.startOf(period))
}

/** First period that lies wholly at or after a moment, and the one it cuts in two, where it does. */
export function periodFrom(
  axis: TimeAxis,
  value: number,
): { readonly first: number; readonly cut?: number } {
  const period = axis.periodOf(value)
  if (period >= 0 && axis.startOf(period) >= value) return { first: period }
  if (period < 0) return { first: 0 }
  return { first: period + 1, ...(axis.stretches ? { cut: period } : {}) }
}

/** The rows of a column within the window of a design; those after `until` are NaN. */
export function withinWindow(
  column: TimeColumn,
  { until }: Pick<OverTime, 'until'>,
): { readonly column: TimeColumn; readonly leftOut: number } {
  if (until === undefined) return { column, leftOut: 0 }
  const late = (value: number): boolean => (until.date ? value >= until.value : value > until.value)
  return {
    column: { ...column, values: column.values.map((v) => (late(v) ? Number.NaN : v)) },
    leftOut: column.values.filter(late).length,
  }
}
