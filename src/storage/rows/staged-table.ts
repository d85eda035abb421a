import type { Header } from '#evidence/rows/data-set'

/** A row, or a cell of one, that was kept out. */
export interface Rejected {
  readonly line: number
  readonly field?: string
  readonly value?: string
  readonly reason: string
}

/** A quote that is never closed, and the last line it would have swallowed. */
export interface OpenQuote {
  readonly line: number
  readonly through: number
}

/** A cell that is there but is no number. */
export interface UnreadableCell {
  readonly line: number
  readonly value: string
}

/** At most this many rows or cells are listed one by one; all are counted. */
export const listed = 1000

/**
 * One file of a data set as a table of the engine. Its columns are `n<place>` for numbers (missing
 * is NULL, or NaN where `missingIsNan`; infinity is unreadable) and `t<place>` for texts (NULL or
 * '' is missing), by the place in the needed columns; as they stand in the file `x<place>` for numbers whose sums are exact and
 * `p<place>` for doubles, NaN among them.
 */
export interface StagedTable {
  readonly name: string
  readonly file: string
  /** SQL of the 1-based line of a row. */
  readonly line: string
  readonly rows: number
  readonly headers: readonly Header[]
  /** Names of the columns that the table has. */
  readonly columns: ReadonlySet<string>
  readonly missingIsNan: boolean
  readonly rejected: readonly Rejected[]
  readonly rejectedCount: number
  readonly openQuotes: readonly OpenQuote[]
  /** The first unreadable cells of needed columns, by place. */
  readonly unreadable: ReadonlyMap<number, readonly UnreadableCell[]>
  /** Absent where not counted. */
  readonly duplicates?: number
  /** Of a Parquet file: the rows of each of its row groups. */
  readonly rowGroups?: readonly number[]
  /** How the file was understood. */
  readonly words: string
}

/** What a file is loaded into. */
export interface Target {
  /** Name of the table. */
  readonly name: string
  readonly missing: ReadonlySet<string>
  /** Whether other files, or other parts of a row, have a say in what an `auto` column holds. */
  readonly several: boolean
  readonly progress: (bytes: number) => void
}
