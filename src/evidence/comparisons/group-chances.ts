import { faultInWords } from '#evidence/comparisons/covariate-fault'
import type { BlockContext } from '#evidence/context'
import { covariateColumns } from '#evidence/rows/covariates'
import type { UnitsView } from '#evidence/rows/units-view'
import { propensityOf } from '#stats/causal/propensity'
import { StatisticsError } from '#stats/error'

/** The rows of both groups, whatever of their needs is missing, as columns of their own. */
export interface Groups {
  readonly view: UnitsView
  /** Rows of either arm, in their order. */
  readonly taking: readonly number[]
  /** 1 for the treatment, 0 for the baseline. */
  readonly treated: Int8Array
  /** How likely each row was to be in the treatment group, or why that cannot be told. */
  readonly chances: GroupChances | { readonly why: string }
}

/** Chances of the treatment by logistic regression on the covariates. */
export interface GroupChances {
  readonly propensity: Float64Array
  /** One over the chance of the group a row is in: both groups then stand for all rows. */
  readonly weights: Float64Array
}

/**
 * How likely each row was to be in either group, given the covariates: what overlap and balance are judged
 * by. Absent without covariates, or where a group has fewer than two rows.
 */
export function groupsOf({ block, view }: BlockContext): Groups | undefined {
  const asked = block.covariates.length > 0 || block.strata !== undefined
  if (!asked || view === undefined || Math.min(...view.sizes) < 2) return undefined
  const taking = [...view.arms.keys()].filter((row) => view.arms[row] !== -1)
  const treated = Int8Array.from(taking, (row) => view.arms[row]!)
  const covariates = covariateColumns(view, block, taking)
  return { view, taking, treated, chances: chancesOf(treated, covariates) }
}

function chancesOf(
  treated: Int8Array,
  covariates: ReturnType<typeof covariateColumns>,
): Groups['chances'] {
  if (covariates.columns.length === 0) return { why: 'no covariate varies over its rows' }
  try {
    const { scores } = propensityOf({ treated, covariates: covariates.columns, trim: 0 })
    const weights = scores.map((chance, i) => 1 / (treated[i] === 1 ? chance : 1 - chance))
    return { propensity: scores, weights }
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return { why: faultInWords(error, covariates) }
  }
}
