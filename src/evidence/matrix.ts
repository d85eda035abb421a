import type { Certainty, EffectOrReason, Grade } from '#evidence/estimate'
import type { MetricKind } from '#job/metric'

/** One cell of the Job Value Matrix: what became of one metric in one step. */
export interface MatrixCell {
  /** Step id, or `job`. */
  readonly row: string
  /** Metric kind, or the name of a custom metric. */
  readonly column: string
  /** Several needs of one kind in a step stand in one cell, the first leads. */
  readonly entries: readonly MatrixEntry[]
}

export interface MatrixEntry {
  /** `matrix.open.time-to-secure`, `matrix.job.speed`. */
  readonly id: string
  /** A need, or absent where the entry is composed. */
  readonly need?: string
  readonly label: string
  readonly improvement?: EffectOrReason
  /** Absolute change in `unit`. */
  readonly difference?: EffectOrReason
  readonly unit: string
  readonly points: boolean
  readonly better: 'lower' | 'higher'
  readonly certainty?: Certainty
  readonly n: number
  readonly grade: Grade
  /** How a composed entry came about: "sum over 3 steps". */
  readonly composed?: string
  /** Ids of the estimates behind it: `evidence.trial.time-to-secure`. */
  readonly from: readonly string[]
  readonly block: string
}

export interface Matrix {
  readonly rows: readonly {
    readonly id: string
    readonly label: string
    readonly n: number
    readonly job: boolean
  }[]
  readonly columns: readonly {
    readonly id: string
    readonly label: string
    readonly kind: MetricKind
  }[]
  readonly cells: readonly MatrixCell[]
}
