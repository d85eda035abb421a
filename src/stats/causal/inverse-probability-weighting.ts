import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { requireLevel } from '#stats/intervals/interval'
import { contrastArms } from '#stats/causal/arm-contrast'
import { requireVariation } from '#stats/causal/arm-design'
import { carriedError, gradientOf } from '#stats/causal/outcome-model'
import { type Propensity, propensityOf } from '#stats/causal/propensity'
import {
  type WeightedContrast,
  type WeightingInput,
  inverseChanceSlopes,
  inverseChances,
  keptRows,
  overAllRows,
  stabilisedWeights,
} from '#stats/causal/weighted-arms'
import { requireArms } from '#stats/regression/ancova'

/**
 * What all rows would have had on average under either arm, by weights: each row counts as one over the
 * chance of the arm it got, so that both arms look like everybody. Needs no model of the outcome, but a
 * right model of the chance, and chances away from 0 and 1: look at `overlapOf` and
 * `standardisedDifferences` first. Weights are normalised within each arm, which makes stabilised and
 * plain weights give the same means. Errors by M-estimation, the fitted chances among the unknowns, with
 * the factor G / (G - 1) over rows or clusters; the rows left out by trimming are taken as given.
 * Source: Lunceford and Davidian, Stat Med 2004;23:2937 (the ratio estimator); stabilised weights:
 * Robins, Hernan and Brumback, Epidemiology 2000;11:550.
 * @throws StatisticsError 'no-overlap', 'singular' with the covariate (0-based), 'too-few', 'no-variation',
 *   'not-finite', 'domain'
 */
export function inverseProbabilityWeighting(input: WeightingInput): WeightedContrast {
  requireArms(input)
  requireLevel(input.level)
  requireVariation(input.outcome)
  const propensity = propensityOf(input)
  const base = weightedMean(input, propensity, 0)
  const treatment = weightedMean(input, propensity, 1)
  return {
    ...contrastArms(base, treatment, input.level),
    propensity: propensity.scores,
    weights: stabilisedWeights(input, propensity),
    excluded: input.outcome.length - propensity.kept.length,
  }
}

function weightedMean(input: WeightingInput, propensity: Propensity, arm: 0 | 1): LinearEstimate {
  const rows = keptRows(input, propensity)
  const weights = inverseChances(rows, arm)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const value = weights.reduce((sum, weight, i) => sum + weight * rows.outcome[i]!, 0) / total
  const slopes = inverseChanceSlopes(rows, arm)
  const pulls = slopes.map((slope, i) => slope * (rows.outcome[i]! - value))
  const { fit, design } = propensity
  const carried = carriedError(fit, gradientOf(design, pulls), fit.residuals)
  const errors = carried.map(
    (error, i) => (error + weights[i]! * (rows.outcome[i]! - value)) / total,
  )
  return overAllRows(input, propensity, { value, errors })
}
