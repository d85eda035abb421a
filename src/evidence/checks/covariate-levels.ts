import type { Groups } from '#evidence/comparisons/group-chances'
import type { EvidenceBlock } from '#evidence/estimate'
import type { UnitsView } from '#evidence/rows/units-view'
import { categoriesOf } from '#evidence/rows/units-view'

/** One column of a covariate over the rows of both groups: a number, or a level of a category as 0 and 1. */
export interface CovariateLevel {
  readonly id: string
  /** Of a category; absent for a number. */
  readonly label?: string
  readonly values: Float64Array
}

/** The label of rows whose value is missing. */
const MISSING = 'missing'

/**
 * The columns in which the groups can differ: of a category every level (the base of the dummies too), of
 * a number its values, missing ones at the mean; and which rows lack it.
 */
export function covariateLevels(
  block: Pick<EvidenceBlock, 'covariates' | 'strata'>,
  { view, taking }: Pick<Groups, 'view' | 'taking'>,
): readonly CovariateLevel[] {
  const numbers = block.covariates.filter((id) => view.answer.numbers[id] !== undefined)
  const strata = block.strata === undefined ? [] : [block.strata]
  return [...new Set([...block.covariates, ...strata])].flatMap((id) =>
    numbers.includes(id) ? levelsOfNumber(view, id, taking) : levelsOfCategory(view, id, taking),
  )
}

function levelsOfNumber(
  view: UnitsView,
  id: string,
  taking: readonly number[],
): readonly CovariateLevel[] {
  const values = Float64Array.from(taking, (row) => view.answer.numbers[id]![row]!)
  const present = values.filter((value) => !Number.isNaN(value))
  if (present.length === 0) return []
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length
  const filled = values.map((value) => (Number.isNaN(value) ? mean : value))
  return [
    { id, values: filled },
    ...missingLevel(
      id,
      values.map((value) => (Number.isNaN(value) ? 1 : 0)),
    ),
  ]
}

function levelsOfCategory(
  view: UnitsView,
  id: string,
  taking: readonly number[],
): readonly CovariateLevel[] {
  const categories = categoriesOf(view, id)
  if (categories === undefined) return []
  const codes = Int32Array.from(taking, (row) => categories.codes[row]!)
  const levels = categories.labels.map((label, code) => ({
    id,
    label,
    values: Float64Array.from(codes, (one) => (one === code ? 1 : 0)),
  }))
  const there = levels.filter(({ values }) => values.includes(1))
  return [
    ...there,
    ...missingLevel(
      id,
      Float64Array.from(codes, (code) => (code < 0 ? 1 : 0)),
    ),
  ]
}

function missingLevel(id: string, values: Float64Array): readonly CovariateLevel[] {
  return values.includes(1) ? [{ id, label: MISSING, values }] : []
}
