import type { Finding } from '#quantity/finding'

/** A range that holds the true value with the stated probability. */
export interface Interval {
  readonly low: number
  readonly high: number
  readonly level: number
}

/** Where a number that was not measured comes from. */
export interface Source {
  readonly kind?: 'measurement' | 'customer-record' | 'interview' | 'benchmark' | 'judgement'
  readonly by?: string
  readonly date?: string
  readonly cite?: string
  readonly population?: string
}

/** The rows a figure rests on: the end of a lineage. */
export interface RowSet {
  readonly data: string
  readonly files: readonly string[]
  /** What was kept, in words: `solution = macintosh`. */
  readonly filter: string
  readonly count: number
  /** SHA-256 of the files' bytes, hexadecimal. */
  readonly hash: string
  /** Of a process log, whose rows are cases: the events and cases it is read from. */
  readonly log?: { readonly events: number; readonly cases: number }
}

/** One input of a figure: another figure, rows, or an assumption. */
export type FigureInput =
  | { readonly figure: string }
  | { readonly rows: RowSet }
  | {
      readonly assumption: string
      /** As written, with its unit: `1500 to 2500 execution/year`. */
      readonly written?: string
      readonly source?: Source
      readonly review?: string
      /** Whose own figure it is, over that of the study. */
      readonly customer?: string
    }

export interface Quantiles {
  readonly p5: number
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly p95: number
}

/**
 * A number that Worthline shows: never alone, always with its unit, its range and its lineage.
 * What does not apply is absent; a figure that could not be computed has a `reason` and no `value`.
 * The keys are those of the JSON that is published.
 */
export interface Figure {
  readonly id: string
  /** Human words: "Time until the airway is secured: difference". */
  readonly label: string
  readonly value?: number | string
  readonly reason?: string
  readonly unit: string
  readonly quantiles?: Quantiles
  readonly interval?: Interval
  readonly 'interval-with-design'?: Interval
  readonly n?: number
  readonly grade?: number
  readonly method?: string
  readonly inputs: readonly FigureInput[]
  readonly settings?: Readonly<Record<string, string | number>>
  readonly 'simulation-error'?: number
  readonly warnings?: readonly Finding[]
  /** Curves and draws, by name: equal-length arrays of numbers. */
  readonly series?: Readonly<Record<string, readonly number[]>>
  /** SHA-256 of what the figure was computed from. */
  readonly hash: string
}
