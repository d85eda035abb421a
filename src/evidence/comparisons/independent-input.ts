import type { BlockContext } from '#evidence/context'
import type { MeasuredNeed } from '#evidence/metric-family'
import type { NeedRows } from '#evidence/rows/need-rows'
import type { UnitsView } from '#evidence/rows/units-view'

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
}

/** Rows of either arm that have a value. */
export function takingRows(view: UnitsView, rows: NeedRows): readonly number[] {
  const taking: number[] = []
  rows.values.forEach((value, row) => {
    if (view.arms[row] !== -1 && !Number.isNaN(value)) taking.push(row)
  })
  return taking
}
