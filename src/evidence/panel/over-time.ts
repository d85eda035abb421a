import type { Every } from '#evidence/panel/calendar'
import type { Literal } from '#evidence/rows/data-set'

/** A moment on the axis of a column of times. */
export interface TimePoint {
  /** A number, or days since 1970-01-01. */
  readonly value: number
  readonly date: boolean
}

/** What a design that compares over time asks of the rows. */
export interface OverTime {
  /** Column with the time of each row: numbers or dates. */
  readonly at: string
  /** First time with the treatment. */
  readonly from?: TimePoint
  /** A number: the last time that counts; a date: the first day that does not. */
  readonly until?: TimePoint
  /** Length of a period, where it is not that of the column's own values. */
  readonly every?: Every
  /** Whose rows get the treatment: those whose column is one of the values. */
  readonly group?: { readonly column: string; readonly treated: readonly Literal[] }
  /** Column with the time from which a row's unit is treated; missing for never. */
  readonly firstTreated?: string
  /** What returns: so many times a part of the calendar, or (without one) periods. */
  readonly season?: { readonly length: number; readonly every?: Every }
  /** Known changes of how something is measured, which get a level of their own. */
  readonly breaks: readonly { readonly at: TimePoint; readonly why: string }[]
}
