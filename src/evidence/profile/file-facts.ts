/**
 * What the rows say about a file before anything is declared of it: counted by the storage, judged here
 * (`profileOf`). All counts and quartiles are exact.
 */
import type { Header } from '#evidence/rows/data-set'

/** A text with the number of cells that hold it. */
export interface CountedText {
  readonly text: string
  readonly count: number
}

/** How a cell can be written as a time. */
export type TimeForm = 'day' | 'moment' | 'day-or-month-first' | 'clock'

/** Regular expressions of a whole cell that is written as a time, without look-around. */
export const timePatterns: Readonly<Record<TimeForm, string>> = {
  day: '[0-9]{4}([-/])[0-9]{1,2}[-/][0-9]{1,2}',
  moment:
    '[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}[T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)? ?(Z|UTC|[+-][0-9]{2}:?[0-9]{2})?',
  'day-or-month-first':
    '[0-9]{1,2}[-./][0-9]{1,2}[-./]([0-9]{4}|[0-9]{2})([T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?( ?[AaPp][Mm])?)?',
  clock: '[0-9]{1,3}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?',
}

/** The cells of a column that read as numbers with the decimal mark of the file. */
export interface NumberFacts {
  readonly count: number
  readonly integers: number
  readonly negative: number
  /** Whole numbers written with a zero before them, such as `007`. */
  readonly leadingZeros: number
  readonly min: number
  /** Quantiles of type 7. */
  readonly quartiles: readonly [number, number, number]
  readonly max: number
  /** Values beyond three times the distance of the quartiles from them (Tukey's outer fences). */
  readonly outliers: {
    readonly below: number
    readonly above: number
    readonly low: number
    readonly high: number
  }
}

export interface ColumnFacts {
  readonly header: Header
  /** Cells that hold something other than a missing code. */
  readonly present: number
  /** The missing codes that occur; '' is the empty cell. */
  readonly missing: readonly CountedText[]
  readonly distinct: number
  /** The most common values, at most ten, by count and then by text. */
  readonly common: readonly CountedText[]
  readonly shortest?: string
  readonly longest?: string
  /** Absent where no cell reads as a number. */
  readonly numbers?: NumberFacts
  /** Cells that read as a number with one decimal mark and not with the other. */
  readonly marks: { readonly onlyPoint: number; readonly onlyComma: number }
  /** What stands at numbers that are none for it: `%`, `€`, `ms`. */
  readonly signs: readonly CountedText[]
  /** Cells by the form of time that they are written in; absent forms do not occur. */
  readonly times: Readonly<Partial<Record<TimeForm, number>>>
  /** The first and the last cell that is written year first. */
  readonly earliest?: string
  readonly latest?: string
  /** Largest first and second part of times that are written day or month first. */
  readonly parts?: readonly [number, number]
  /** Of a column that holds mostly numbers: the first cells that are none. */
  readonly odd: readonly { readonly line: number; readonly text: string }[]
  /** Values that differ in upper and lower case only: one group each, at most three. */
  readonly spellings: readonly (readonly string[])[]
}

export interface FileFacts {
  readonly file: string
  /** As it lies there. */
  readonly bytes: number
  /** How the file was understood, in words. */
  readonly format: string
  readonly decimal: '.' | ','
  /** Those that were looked at. */
  readonly rows: number
  /** Whether the file has more rows, which were not looked at. */
  readonly cut?: true
  /** Rows that could not be read, with the first of them. */
  readonly rejected: {
    readonly count: number
    readonly first: readonly { readonly line: number; readonly reason: string }[]
  }
  /** Rows that repeat an earlier one in full; absent where not counted (above 5 million rows). */
  readonly duplicates?: number
  readonly columns: readonly ColumnFacts[]
}
