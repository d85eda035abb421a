import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { requireLevel } from '#stats/intervals/interval'
import { contrastArms } from '#stats/causal/arm-contrast'
import { namingCovariates, requireVariation } from '#stats/causal/arm-design'
import {
  type OutcomeFit,
  type OutcomeModel,
  type Prediction,
  carriedError,
  fitOutcome,
  gradientOf,
  predict,
} from '#stats/causal/outcome-model'
import { type Propensity, propensityOf } from '#stats/causal/propensity'
import {
  type KeptRows,
  type WeightedContrast,
  type WeightingInput,
  inverseChanceSlopes,
  inverseChances,
  keptRows,
  overAllRows,
  stabilisedWeights,
} from '#stats/causal/weighted-arms'
import { requireArms } from '#stats/regression/ancova'

/** Rows of two arms that were not drawn by lot, with both models. */
export interface DoublyRobustInput extends WeightingInput {
  /** Of the outcome, fitted in each arm by itself. */
  readonly model: OutcomeModel
}

/**
 * What all rows would have had on average under either arm, by augmented inverse-probability weights: the
 * outcome model's means, corrected by the weighted residuals. Right where the model of the outcome or that
 * of the chance is right; one may be wrong. Errors by M-estimation over both models, with the factor
 * G / (G - 1) over rows or clusters.
 * Source: Robins, Rotnitzky and Zhao, JASA 1994;89:846; Lunceford and Davidian, Stat Med 2004;23:2937.
 * @throws StatisticsError 'no-overlap', 'separation' where a covariate tells yes from no within an arm,
 *   'singular' with the covariate (0-based), 'too-few', 'no-variation', 'not-finite', 'domain'
 */
export function doublyRobust(input: DoublyRobustInput): WeightedContrast {
  requireArms(input)
  requireLevel(input.level)
  requireVariation(input.outcome)
  const propensity = propensityOf(input)
  const base = augmentedMean(input, propensity, 0)
  const treatment = augmentedMean(input, propensity, 1)
  return {
    ...contrastArms(base, treatment, input.level),
    propensity: propensity.scores,
    weights: stabilisedWeights(input, propensity),
    excluded: input.outcome.length - propensity.kept.length,
  }
}

function augmentedMean(
  input: DoublyRobustInput,
  propensity: Propensity,
  arm: 0 | 1,
): LinearEstimate {
  const rows = keptRows(input, propensity)
  const { design } = propensity
  const inArm = Int32Array.from(rows.treated.keys()).filter((i) => rows.treated[i] === arm)
  const of = (column: Float64Array) => Float64Array.from(inArm, (i) => column[i]!)
  const outcome = namingCovariates(1, 'separation', () =>
    fitOutcome(input.model, design.map(of), of(rows.outcome)),
  )
  const prediction = predict(outcome, design)
  const weights = inverseChances(rows, arm)
  const parts = prediction.means.map((mean, i) => mean + weights[i]! * (rows.outcome[i]! - mean))
  const value = parts.reduce((sum, part) => sum + part, 0) / parts.length
  const carried = carriedErrors({ rows, arm, inArm, outcome, prediction, propensity })
  const errors = parts.map((part, i) => (part - value + carried[i]!) / parts.length)
  return overAllRows(input, propensity, { value, errors })
}

interface Augmentation {
  readonly rows: KeptRows
  readonly arm: 0 | 1
  /** Rows kept that are in the arm. */
  readonly inArm: Int32Array
  readonly outcome: OutcomeFit
  readonly prediction: Prediction
  readonly propensity: Propensity
}

/** What the errors of both models' coefficients add, row by row. */
function carriedErrors(augmentation: Augmentation): Float64Array {
  const { rows, arm, inArm, outcome, prediction, propensity } = augmentation
  const { design, fit } = propensity
  const weights = inverseChances(rows, arm)
  const bySlope = prediction.slopes.map((slope, i) => slope * (1 - weights[i]!))
  const fromOutcome = carriedError(outcome.fit, gradientOf(design, bySlope), outcome.fit.residuals)
  const chanceSlopes = inverseChanceSlopes(rows, arm)
  const byChance = chanceSlopes.map((slope, i) => slope * (rows.outcome[i]! - prediction.means[i]!))
  const carried = carriedError(fit, gradientOf(design, byChance), fit.residuals)
  inArm.forEach((i, k) => (carried[i]! += fromOutcome[k]!))
  return carried
}
