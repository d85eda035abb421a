import type { LogColumn } from '#evidence/log/log-column'
import type { LogRules } from '#evidence/log/log-rules'
import type { Source } from '#quantity/figure'

/** What one row of a data set stands for. */
type RowEntity =
  'execution' | 'event' | 'customer' | 'respondent' | 'period' | 'solution' | 'answer' | 'deal'

/** A value in a document: compared as a number where both sides are numbers, else as trimmed text. */
export type Literal = string | number | boolean

/** Which rows: every column (by declared id, else by header) is one of the listed values. */
export type RowFilter = Readonly<Record<string, readonly Literal[]>>

/** How a column of the study is read from the columns of the file (`from` is a header). */
export type Column =
  /** A number; `scale` turns the file's unit into the unit of the metric (min to s: 60). */
  | { readonly id: string; readonly read: 'number'; readonly from: Header; readonly scale: number }
  /** A number where every value that is there reads as one, else text as it stands. */
  | { readonly id: string; readonly read: 'auto'; readonly from: Header }
  /** Text as it stands, or through a map; what the map does not know is unmapped and missing. */
  | {
      readonly id: string
      readonly read: 'category'
      readonly from: Header
      readonly map?: readonly (readonly [Literal, string])[]
      readonly otherwise?: string
    }
  /**
   * 1 where the value is one of `is`, 2, 3, ... where it is the first, second, ... of `competing`, 0 where it
   * is another value, missing where it is missing.
   */
  | {
      readonly id: string
      readonly read: 'flag'
      readonly from: Header
      readonly is: readonly Literal[]
      readonly competing?: readonly Literal[]
    }
  /** A number cut into bands: from inclusive, below exclusive. */
  | {
      readonly id: string
      readonly read: 'bands'
      readonly from: Header
      readonly bands: readonly {
        readonly name: string
        readonly from?: number
        readonly below?: number
      }[]
    }
  /** Sum of columns, or first over second; missing where a part is missing (or the divisor is 0). */
  | {
      readonly id: string
      readonly read: 'sum' | 'ratio'
      readonly of: readonly Header[]
      readonly scale: number
    }
  /** One value for every row. */
  | { readonly id: string; readonly read: 'constant'; readonly value: string | number }
  /** 1, 2, ... in file order, within each value of a column where `within` is given. */
  | { readonly id: string; readonly read: 'row-number'; readonly within?: Header }
  /** 1 where another declared column lies inside the bounds, else 0. */
  | {
      readonly id: string
      readonly read: 'within'
      readonly of: string
      readonly atMost?: number
      readonly atLeast?: number
    }
  /** A column of another data set, looked up by a key (`joins`); as it is read there. */
  | {
      readonly id: string
      readonly read: 'joined'
      readonly with: string
      readonly column: Column
    }

/** A header of the file, and which one where it occurs twice. */
export interface Header {
  readonly name: string
  /** 1-based. */
  readonly occurrence: number
}

/** How bytes become cells, where the file's own signs do not say or the author overrules them. */
export interface ReadOptions {
  readonly decimal?: '.' | ','
  readonly delimiter?: string
  /** Texts that stand for a missing value; the default is the empty cell, NA, N/A, NaN, null. */
  readonly missing?: readonly string[]
  /** Of a workbook: the name of the sheet or its place from 1; the first where absent. */
  readonly sheet?: string | number
  /** Of a sheet: the cells that hold the table, as `A3:F200`, its headers in the first row. */
  readonly range?: string
}

/** How the events of a file become the rows that `columns` read. */
export interface LogOfDataSet {
  readonly rules: LogRules
  /** What the executions have; `columns` name these by id, attributes of events by their header. */
  readonly columns: readonly LogColumn[]
  /** Where times without an offset were written: `Europe/Amsterdam`. */
  readonly timezone?: string
}

/** A data set of a study, resolved: what to read and how. */
export interface DataSet {
  readonly id: string
  /** Relative to the folder of the study (or the one extra root). */
  readonly files: readonly string[]
  readonly row: RowEntity
  readonly read: ReadOptions
  /** Present where the files are a process log: the rows are then its executions. */
  readonly log?: LogOfDataSet
  readonly columns: readonly Column[]
  /** One wide row becomes several: the columns that each of them has besides `columns`. */
  readonly unpivot: readonly (readonly Column[])[]
  /** Data sets whose columns are looked up for every row, by a column that both declare. */
  readonly joins?: readonly { readonly with: string; readonly by: string }[]
  readonly keep: RowFilter
  readonly exclude: readonly { readonly where: RowFilter; readonly why: string }[]
  readonly source?: Source
}
