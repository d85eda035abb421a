import type { AdjustInput } from '#evidence/comparisons/independent-input'
import type { CovariateColumns } from '#evidence/rows/covariates'
import { gatherByCluster } from '#stats/regression/row-scores'
import type { AncovaInput } from '#stats/regression/ancova'

/** The rows that take part as columns of their own: what the adjusting methods of `stats` take. */
export function adjustmentRows(
  { view, rows, clusters, context }: Pick<AdjustInput, 'view' | 'rows' | 'clusters' | 'context'>,
  covariates: Pick<CovariateColumns, 'columns'>,
  taking: readonly number[],
): AncovaInput {
  return {
    outcome: Float64Array.from(taking, (row) => rows.values[row]!),
    treated: Int8Array.from(taking, (row) => view.arms[row]!),
    covariates: covariates.columns,
    level: context.level,
    ...(clusters === undefined
      ? {}
      : { clusters: Int32Array.from(taking, (row) => clusters[row]!) }),
  }
}

/** The influence over all rows of the view; that of a cluster on its first row, as for raw arms. */
export function overTheView(
  { view, clusters }: Pick<AdjustInput, 'view' | 'clusters'>,
  influence: Float64Array,
  taking: readonly number[],
): Float64Array {
  const whole = new Float64Array(view.answer.rows)
  taking.forEach((row, i) => (whole[row] = influence[i]!))
  return clusters === undefined ? whole : gatherByCluster(whole, clusters)
}

const NOTHING_LEFT =
  'once the arm and the covariates are taken out the values do not vary, so that there is no error to judge by'

/** Share of the largest value under which an error is rounding and no error. */
const ROUNDING = 1e-14

/** Why an adjusted difference of this error says nothing; absent where it does. */
export function onlyRounding(error: number, outcome: Float64Array): string | undefined {
  const largest = outcome.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return error <= ROUNDING * largest ? NOTHING_LEFT : undefined
}
