import { adjustmentRows, onlyRounding, overTheView } from '#evidence/comparisons/adjustment-rows'
import { clustersInArms } from '#evidence/comparisons/clusters-in-arms'
import type { AdjustInput, Adjustment } from '#evidence/comparisons/independent-input'
import { ratioInput } from '#evidence/comparisons/raw-independent'
import { contrastMeans } from '#evidence/effects/contrast-means'
import type { CovariateColumns } from '#evidence/rows/covariates'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { ancova } from '#stats/regression/ancova'

/** The contrast at equal covariates: one slope for both arms, HC2 errors (CR1 with clusters). */
export function ancovaContrast(
  input: AdjustInput,
  covariates: CovariateColumns,
  taking: readonly number[],
): Adjustment {
  const rows = adjustmentRows(input, covariates, taking)
  const fit = ancova(rows)
  const why = onlyRounding(fit.standardError, rows.outcome)
  if (why !== undefined) return { why }
  const [errors, test] = wordsOf(input)
  const contrast = contrastMeans({
    ...ratioInput(input, input.baseline.estimate!, input.treatment.estimate!),
    difference: ofWholeClusters(input, {
      value: fit.difference,
      influence: overTheView(input, fit.influence, taking),
      df: fit.df,
    }),
    how: {
      method: `ANCOVA on ${covariates.used.join(', ')}; one slope for both arms, ${errors}`,
      test: `t test of the adjusted difference, ${test}`,
    },
  })
  return { contrast, findings: [] }
}

/**
 * Where each cluster stands in one arm, the arms differ by clusters: CR1 with G / (G - 2) in place of G / (G - 1),
 * and t with clusters - 2 degrees of freedom (Murray 1998, chapter 7).
 */
function ofWholeClusters(input: AdjustInput, estimate: LinearEstimate): LinearEstimate {
  const count = clusterCount(input)
  if (count === undefined) return estimate
  const stretch = Math.sqrt((count - 1) / (count - 2))
  return {
    value: estimate.value,
    influence: estimate.influence.map((one) => one * stretch),
    df: count - 2,
  }
}

function clusterCount(input: AdjustInput): number | undefined {
  const arms = clustersInArms(input)
  return arms === undefined ? undefined : arms[0] + arms[1]
}

function wordsOf(input: AdjustInput): readonly [errors: string, test: string] {
  if (input.clusters === undefined) return ['HC2', 'HC2']
  return clusterCount(input) === undefined
    ? ['errors by cluster (CR1)', 'CR1']
    : ['errors by cluster (CR1), t with clusters - 2 df', 'CR1']
}
