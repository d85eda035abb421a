import type { LinearEstimate } from '#stats/influence/linear-estimate'
import type { ArmContrast } from '#stats/causal/arm-contrast'
import type { Propensity } from '#stats/causal/propensity'
import type { AncovaInput } from '#stats/regression/ancova'
import { gatherByCluster } from '#stats/regression/row-scores'

/** Rows of two arms that were not drawn by lot, and who is left out for want of a counterpart. */
export interface WeightingInput extends AncovaInput {
  /** Rows whose chance of the treatment lies under this, or above 1 - this, are left out; 0 keeps all. */
  readonly trim: number
}

/** A contrast that rests on weights. */
export interface WeightedContrast extends ArmContrast {
  /** Chance of the treatment of every row. */
  readonly propensity: Float64Array
  /** Stabilised: the arm's share over the row's chance of its arm; 0 for rows left out. */
  readonly weights: Float64Array
  /** How many rows trimming left out. */
  readonly excluded: number
}

/** The rows that take part, as columns of their own. */
export interface KeptRows {
  readonly outcome: Float64Array
  readonly treated: Float64Array
  readonly scores: Float64Array
}

/** Outcome, arm and chance of the rows kept. */
export function keptRows({ outcome, treated }: AncovaInput, propensity: Propensity): KeptRows {
  const of = (column: ArrayLike<number>) =>
    Float64Array.from(propensity.kept, (row) => column[row]!)
  return { outcome: of(outcome), treated: of(treated), scores: of(propensity.scores) }
}

/** One over the chance of the arm, for rows in it; 0 for the others. */
export function inverseChances({ treated, scores }: KeptRows, arm: 0 | 1): Float64Array {
  return treated.map((value, i) => {
    if (value !== arm) return 0
    return 1 / (arm === 1 ? scores[i]! : 1 - scores[i]!)
  })
}

/** What each inverse chance loses per unit of the row's propensity predictor. */
export function inverseChanceSlopes(rows: KeptRows, arm: 0 | 1): Float64Array {
  return inverseChances(rows, arm).map((weight) => {
    const slope = Math.max(0, weight - 1)
    return arm === 1 ? -slope : slope
  })
}

/**
 * An estimate over the whole table from the errors of the rows kept, with the factor G / (G - 1) over
 * the clusters (or rows) kept.
 */
export function overAllRows(
  input: WeightingInput,
  { kept, fit }: Propensity,
  { value, errors }: { readonly value: number; readonly errors: Float64Array },
): LinearEstimate {
  const spread = new Float64Array(input.outcome.length)
  kept.forEach((row, i) => (spread[row] = errors[i]!))
  const { clusters } = input
  const groups =
    clusters === undefined ? kept.length : new Set(kept.map((row) => clusters[row]!)).size
  const factor = Math.sqrt(groups / (groups - 1))
  const gathered = clusters === undefined ? spread : gatherByCluster(spread, clusters)
  return {
    value,
    influence: gathered.map((error) => error * factor),
    df: clusters === undefined ? kept.length - fit.coefficients.length - 1 : groups - 1,
  }
}

/** Stabilised weights of all rows. */
export function stabilisedWeights(input: WeightingInput, propensity: Propensity): Float64Array {
  const { kept } = propensity
  const rows = keptRows(input, propensity)
  const share = rows.treated.reduce((sum, arm) => sum + arm, 0) / kept.length
  const weights = new Float64Array(input.outcome.length)
  kept.forEach((row, i) => {
    const score = rows.scores[i]!
    weights[row] = rows.treated[i] === 1 ? share / score : (1 - share) / (1 - score)
  })
  return weights
}
