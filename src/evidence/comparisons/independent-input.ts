import type { ArmMeasure, Contrasted } from '#evidence/comparison'
import type { BlockContext } from '#evidence/context'
import type { MeasuredNeed } from '#evidence/metric-family'
import type { NeedRows } from '#evidence/rows/need-rows'
import type { UnitsView } from '#evidence/rows/units-view'
import type { Finding } from '#quantity/finding'

/** What takes the covariates out: a model for both arms at equal covariates, or one averaged over all rows. */
export type AdjustmentModel = 'ancova' | 'g-computation'

/** One need of a block whose arms hold different rows. */
export interface IndependentRows {
  readonly context: BlockContext
  readonly view: UnitsView
  readonly need: MeasuredNeed
  readonly rows: NeedRows
  /** Codes of the clusters, where rows hang together. */
  readonly clusters?: Int32Array
  readonly covariates: readonly string[]
  /** A column that is a category whatever it holds. */
  readonly strata?: string
  readonly adjustBy: AdjustmentModel
}

/** The same with both arms measured: what an adjustment takes. */
export interface AdjustInput extends IndependentRows {
  readonly baseline: ArmMeasure
  readonly treatment: ArmMeasure
  /** Counts so small that the raw, exact contrast leads all the same. */
  readonly exact: boolean
}

/** An adjusted contrast with what is to be said of it, or why there is none. */
export type Adjustment =
  | { readonly contrast: Contrasted; readonly findings: readonly Finding[] }
  | { readonly why: string }

/** Rows of either arm that have a value. */
export function takingRows(view: UnitsView, rows: NeedRows): readonly number[] {
  const taking: number[] = []
  rows.values.forEach((value, row) => {
    if (view.arms[row] !== -1 && !Number.isNaN(value)) taking.push(row)
  })
  return taking
}
