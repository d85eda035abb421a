/**
 * What evidence asks of the rows and what it gets back. The storage answers, whatever the
 * engine; no estimate is made there. Inside arrays of numbers NaN stands for a missing value,
 * and only there.
 */
import type { Executions } from '#evidence/log/executions'
import type { LogReading } from '#evidence/log/log-reading'

/** The rows themselves: one array entry per row, in file order; for at most `cap` rows. */
export interface UnitsQuestion {
  readonly kind: 'units'
  readonly data: string
  /** Ids of declared columns. */
  readonly numbers: readonly string[]
  readonly categories: readonly string[]
}

/** Power sums by cell, for more rows than are worth carrying. */
export interface MomentsQuestion {
  readonly kind: 'moments'
  readonly data: string
  /** Category columns whose combinations are the cells. */
  readonly by: readonly string[]
  readonly of: readonly string[]
  /** Columns of `of` whose third and fourth powers and whose range are wanted too; absent: all. */
  readonly tails?: readonly string[]
}

/** Quantiles of type 7 and a histogram by cell. */
export interface ShapeQuestion {
  readonly kind: 'shape'
  readonly data: string
  readonly by: readonly string[]
  readonly of: string
  readonly probabilities: readonly number[]
  readonly bins: number
}

/** The executions of a process log, with their events. */
export interface ProcessQuestion {
  readonly kind: 'process'
  /** A data set that is a log. */
  readonly data: string
  /** Category columns to divide the executions by. */
  readonly by: readonly string[]
}

export type Question = UnitsQuestion | MomentsQuestion | ShapeQuestion | ProcessQuestion

/** A category column: `codes[i]` points into `labels`, -1 is missing. */
export interface Categories {
  readonly codes: Int32Array
  readonly labels: readonly string[]
}

export interface UnitsAnswer {
  readonly kind: 'units'
  readonly rows: number
  /** 1-based line in the file of each row, for naming rows to people. */
  readonly lines: Float64Array
  /** Which of the data set's files each row stands in, from 0; absent where there is one file. */
  readonly files?: Int32Array
  readonly numbers: Readonly<Record<string, Float64Array>>
  readonly categories: Readonly<Record<string, Categories>>
}

/** Central moments of one column in one cell: M2 = sum (x - mean)^2, and so on. */
interface ColumnMoments {
  readonly n: number
  readonly mean: number
  readonly m2: number
  readonly m3: number
  readonly m4: number
  readonly min: number
  readonly max: number
}

export interface MomentsCell {
  /** One label a `by` column; null is missing. */
  readonly by: readonly (string | null)[]
  /** Rows in the cell, missing values included. */
  readonly rows: number
  /** A column (or pair) without a value in the cell does not stand here. */
  readonly columns: Readonly<Record<string, ColumnMoments>>
  /** The columns outside `tails`, of which only means and spreads are wanted. */
  readonly spreads?: Readonly<Record<string, Pick<ColumnMoments, 'n' | 'mean' | 'm2'>>>
  /** `a|b` -> n, means and C = sum (a - mean a)(b - mean b) over rows where both are there. */
  readonly pairs: Readonly<
    Record<
      string,
      { readonly n: number; readonly meanA: number; readonly meanB: number; readonly c: number }
    >
  >
}

export interface MomentsAnswer {
  readonly kind: 'moments'
  readonly cells: readonly MomentsCell[]
}

export interface ShapeAnswer {
  readonly kind: 'shape'
  readonly cells: readonly {
    readonly by: readonly (string | null)[]
    readonly quantiles: readonly number[]
    /** `bins + 1` edges, the same for all cells, and the count in each bin. */
    readonly edges: readonly number[]
    readonly counts: readonly number[]
  }[]
}

/** The executions that `keep` and `exclude` leave, in file order. */
export interface ProcessAnswer {
  readonly kind: 'process'
  readonly executions: Executions
  /** One entry an execution; columns that the data set does not have are left out. */
  readonly categories: Readonly<Record<string, Categories>>
}

export type Answer = UnitsAnswer | MomentsAnswer | ShapeAnswer | ProcessAnswer

/** Names a question, so that its answer can be found again. */
export function questionKey(question: Question): string {
  return JSON.stringify(question)
}

/** What became of the cells of one declared column. */
export interface ColumnReading {
  readonly id: string
  readonly from: string
  /** What the column holds: for `auto` decided by its values. */
  readonly holds: 'numbers' | 'categories'
  readonly present: number
  readonly missing: number
  /** Cells that are there but cannot be read, with the first lines they stand on. */
  readonly unreadable: {
    readonly count: number
    readonly examples: readonly { readonly line: number; readonly value: string }[]
  }
  /** Values that the map does not know, with how often they occur. */
  readonly unmapped: readonly { readonly value: string; readonly count: number }[]
  /** Of a yes-no column in which no value means yes: the values it holds. */
  readonly neverYes?: readonly { readonly value: string; readonly count: number }[]
  /** For numbers. */
  readonly min?: number
  readonly max?: number
}

/** What came of reading one data set: the ledger that stands in the report. */
export interface Reading {
  readonly data: string
  readonly files: readonly string[]
  /** SHA-256 of the bytes, hexadecimal (of several files: of their hashes). */
  readonly hash: string
  readonly bytes: number
  /** Rows in the files, and rows left after `keep` and `exclude` (and unpivot). */
  readonly rowsRead: number
  readonly rows: number
  readonly excluded: readonly { readonly why: string; readonly count: number }[]
  /** Rows that repeat an earlier row in full; absent where not counted (above 5 million rows). */
  readonly duplicateRows?: number
  readonly headers: readonly string[]
  /** How the file was understood: delimiter, decimal mark, encoding, in words. */
  readonly format: string
  readonly columns: readonly ColumnReading[]
  /** One kept-apart row a line, for the list of rows that were kept out. */
  readonly rejected: readonly {
    /** Where the data set has several files. */
    readonly file?: string
    readonly line: number
    readonly field?: string
    readonly value?: string
    readonly reason: string
  }[]
  readonly rejectedCount: number
  /** Of a process log: what became of its events; `rows` are then its executions. */
  readonly log?: LogReading
}
