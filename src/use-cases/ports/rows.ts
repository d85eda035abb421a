import type { FileFacts } from '#evidence/profile/file-facts'
import type { DataSet, RowFilter } from '#evidence/rows/data-set'
import type { Answer, Question, Reading } from '#evidence/rows/question'
import type { Outcome } from '#quantity/finding'

/** Where the files of a data set may lie; nothing else is read. */
export interface Roots {
  readonly folder: string
  readonly extra?: string
}

/** A few rows as their declared columns, to be shown to people. */
export interface RowSample {
  /** Rows that fit the filter; `rows` holds the first of them in file order. */
  readonly total: number
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly file: string
    /** 1-based line in that file. */
    readonly line: number
    /** One a column; null is missing. */
    readonly cells: readonly (string | number | null)[]
  }[]
}

/** A file to be looked at, of which nothing is declared yet. */
export interface ProfileRequest {
  readonly file: string
  readonly roots: Roots
  /** Of a workbook; absent: its first. */
  readonly sheet?: string
  /** Of a longer text only the first lines are looked at; absent: all. */
  readonly mostBytes?: number
}

/** What is said of every row or cell that was kept out; `column` and `value` of cells only. */
export const rejectedColumns = ['data', 'file', 'line', 'column', 'value', 'reason'] as const

/** The rows of a study's data sets, whatever the engine. */
export interface RowStore {
  /** Reads a data set and says what came of it; to be called once for each, before it is asked. */
  open(dataSet: DataSet, roots: Roots): Promise<Outcome<Reading>>
  /** Declared columns that the data set does not have are left out of the answer. */
  ask(question: Question): Promise<Answer>
  /** Which rows of an opened data set fit a filter of declared columns. */
  rows(data: string, filter: RowFilter, limit: number): Promise<RowSample>
  /**
   * Hands over every row and cell of an opened data set that was kept out, as lines of a delimited
   * file under `rejectedColumns`; gives their number.
   */
  rejected(data: string, write: (lines: string) => void): Promise<number>
  /** What every column of a file holds; nothing of it stays open. */
  profile(request: ProfileRequest): Promise<Outcome<FileFacts>>
  /** Lets go of everything, temporary files included; what is to be asked again is opened again. */
  close(): Promise<void>
}
