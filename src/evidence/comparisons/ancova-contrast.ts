import { adjustmentRows, onlyRounding, overTheView } from '#evidence/comparisons/adjustment-rows'
import type { AdjustInput, Adjustment } from '#evidence/comparisons/independent-input'
import { ratioInput } from '#evidence/comparisons/raw-independent'
import { contrastMeans } from '#evidence/effects/contrast-means'
import type { CovariateColumns } from '#evidence/rows/covariates'
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
  const errors = input.clusters === undefined ? 'HC2' : 'errors by cluster (CR1)'
  const contrast = contrastMeans({
    ...ratioInput(input, input.baseline.estimate!, input.treatment.estimate!),
    difference: {
      value: fit.difference,
      influence: overTheView(input, fit.influence, taking),
      df: fit.df,
    },
    how: {
      method: `ANCOVA on ${covariates.used.join(', ')}; one slope for both arms, ${errors}`,
      test: `t test of the adjusted difference, ${input.clusters ? 'CR1' : 'HC2'}`,
    },
  })
  return { contrast, findings: [] }
}
