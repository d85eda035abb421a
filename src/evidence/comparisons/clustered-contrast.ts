import type { ArmMeasure, Contrasted } from '#evidence/comparison'
import { clustersInArms } from '#evidence/comparisons/clusters-in-arms'
import type { IndependentRows } from '#evidence/comparisons/independent-input'
import { takingRows } from '#evidence/comparisons/independent-input'
import { ratioInput, welchDifference } from '#evidence/comparisons/raw-independent'
import { contrastMeans, withDegrees } from '#evidence/effects/contrast-means'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { differenceOf, standardErrorOf, withStandardError } from '#stats/influence/linear-estimate'
import { ancova } from '#stats/regression/ancova'

/**
 * The raw contrast of two arms whose rows hang together in clusters. Where each cluster stands in one arm, the
 * arms' errors are those of their own clusters, and t has the degrees of freedom of Welch over clusters:
 * clusters - 2 at most. Where clusters have rows in both arms, CR1 with clusters - 1.
 * Source: Donner and Klar, Design and Analysis of Cluster Randomization Trials in Health Research (2000),
 * chapter 7; Murray, Design and Analysis of Group-Randomized Trials (1998), chapter 7.
 */
export function clusteredContrast(
  input: IndependentRows,
  baseline: ArmMeasure,
  treatment: ArmMeasure,
): Contrasted {
  const a = baseline.estimate!
  const b = treatment.estimate!
  const whole = clustersInArms(input) !== undefined
  const difference = whole ? welchDifference(a, b) : crossedDifference(input, differenceOf(b, a))
  const how = {
    method: whole
      ? "difference of means; errors by cluster in each arm, Welch's t over clusters"
      : 'difference of means; errors by cluster (CR1), t with clusters - 1 df',
    test: whole ? "Welch's t test, errors by cluster" : 't test, errors by cluster',
  }
  return contrastMeans({ ...ratioInput(input, a, b), difference, how })
}

function crossedDifference(
  { context, view, rows, clusters }: IndependentRows,
  plain: LinearEstimate,
): LinearEstimate {
  if (standardErrorOf(plain) === 0) return plain
  const taking = takingRows(view, rows)
  const fit = ancova({
    outcome: Float64Array.from(taking, (row) => rows.values[row]!),
    treated: Int8Array.from(taking, (row) => view.arms[row]!),
    covariates: [],
    level: context.level,
    clusters: Int32Array.from(taking, (row) => clusters![row]!),
  })
  return withDegrees(withStandardError(plain, fit.standardError), fit.df)
}
