import type { ArmMeasure, Contrasted } from '#evidence/comparison'
import type { IndependentRows } from '#evidence/comparisons/independent-input'
import { takingRows } from '#evidence/comparisons/independent-input'
import { ratioInput } from '#evidence/comparisons/raw-independent'
import { contrastMeans, withDegrees } from '#evidence/effects/contrast-means'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { differenceOf, standardErrorOf, withStandardError } from '#stats/influence/linear-estimate'
import { ancova } from '#stats/regression/ancova'

/** The raw contrast of two arms whose rows hang together in clusters: a regression on the arm alone, CR1. */
export function clusteredContrast(
  input: IndependentRows,
  baseline: ArmMeasure,
  treatment: ArmMeasure,
): Contrasted {
  const a = baseline.estimate!
  const b = treatment.estimate!
  const difference = clusteredDifference(input, differenceOf(b, a))
  const how = {
    method: 'difference of means; errors by cluster (CR1), t with clusters - 1 df',
    test: 't test, errors by cluster',
  }
  return contrastMeans({ ...ratioInput(input, a, b), difference, how })
}

function clusteredDifference(
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
