import type { ArmMeasure, Comparison } from '#evidence/comparison'
import { placeOf } from '#evidence/context'
import type { IndependentRows } from '#evidence/comparisons/independent-input'
import { takingRows } from '#evidence/comparisons/independent-input'
import { ratioInput } from '#evidence/comparisons/raw-independent'
import { contrastMeans } from '#evidence/effects/contrast-means'
import { familyOf } from '#evidence/metric-family'
import type { CovariateColumns } from '#evidence/rows/covariates'
import { covariateColumns } from '#evidence/rows/covariates'
import { countInWords, listInWords } from '#evidence/words'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'
import { StatisticsError } from '#stats/error'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { ancova } from '#stats/regression/ancova'

export interface AdjustInput extends IndependentRows {
  readonly baseline: ArmMeasure
  readonly treatment: ArmMeasure
  /** Counts so small that the raw, exact contrast leads all the same. */
  readonly exact: boolean
}

type Adjusted = Pick<Comparison, 'adjustedLeads' | 'findings'> &
  Partial<Pick<Comparison, 'adjusted'>>

/** Degrees of freedom that must be left for an adjustment. */
const LEAST_DEGREES = 5

/**
 * The contrast at equal covariates: one slope for both arms, HC2 errors (CR1 with clusters), no row
 * lost. Nothing where there are no covariates, for spreads, or where rows are too few.
 */
export function adjustContrast(input: AdjustInput): Adjusted {
  const unadjusted: Adjusted = { adjustedLeads: false, findings: [] }
  const asked = input.covariates.length > 0 || input.strata !== undefined
  if (!asked || familyOf(input.need.metric.type) === 'spread') return unadjusted
  const taking = takingRows(input.view, input.rows)
  const covariates = covariateColumns(input.view, input, taking)
  if (covariates.columns.length === 0) return unadjusted
  if (taking.length - covariates.columns.length - 2 < LEAST_DEGREES)
    return { ...unadjusted, findings: [notAdjusted(input, 'there are too few rows for it')] }
  const difference = adjustedDifference(input, covariates, taking)
  if (!('influence' in difference))
    return { ...unadjusted, findings: [notAdjusted(input, difference.why)] }
  const how = {
    method: `ANCOVA on ${covariates.used.join(', ')}; one slope for both arms, ${errorsOf(input)}`,
    test: `t test of the adjusted difference, ${input.clusters ? 'CR1' : 'HC2'}`,
  }
  const shared = ratioInput(input, input.baseline.estimate!, input.treatment.estimate!)
  return {
    adjusted: contrastMeans({ ...shared, difference, how }),
    adjustedLeads: !input.exact,
    findings: imputedFindings(input, covariates),
  }
}

function errorsOf({ clusters }: AdjustInput): string {
  return clusters === undefined ? 'HC2' : 'errors by cluster (CR1)'
}

function adjustedDifference(
  { view, rows, clusters, context }: AdjustInput,
  covariates: CovariateColumns,
  taking: readonly number[],
): LinearEstimate | { readonly why: string } {
  try {
    const fit = ancova({
      outcome: Float64Array.from(taking, (row) => rows.values[row]!),
      treated: Int8Array.from(taking, (row) => view.arms[row]!),
      covariates: covariates.columns,
      level: context.level,
      ...(clusters === undefined
        ? {}
        : { clusters: Int32Array.from(taking, (row) => clusters[row]!) }),
    })
    const influence = new Float64Array(view.answer.rows)
    taking.forEach((row, i) => (influence[row] = fit.influence[i]!))
    if (onlyRounding(fit.standardError, rows.values, taking)) return { why: NOTHING_LEFT }
    return { value: fit.difference, influence, df: fit.df }
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return { why: whyNot(error, covariates) }
  }
}

const NOTHING_LEFT =
  'once the arm and the covariates are taken out the values do not vary, so that there is no error to judge by'

/** Share of the largest value under which an error is rounding and no error. */
const ROUNDING = 1e-14

function onlyRounding(error: number, values: Float64Array, taking: readonly number[]): boolean {
  const largest = taking.reduce((most, row) => Math.max(most, Math.abs(values[row]!)), 0)
  return error <= ROUNDING * largest
}

function whyNot(error: StatisticsError, { from }: CovariateColumns): string {
  if (error.code === 'no-variation') return 'the values do not vary'
  const covariate = from[Number(error.details['covariate'])]
  if (error.code !== 'singular' || covariate === undefined) return error.message.replace(/\.$/, '')
  return `${covariate} follows from the arm (and the covariates before it), or is known in one arm only`
}

function notAdjusted({ context, need }: AdjustInput, why: string): Finding {
  return warning(
    'not-adjusted',
    placeOf(context.block),
    `${need.id} is not adjusted for its covariates: ${why}.`,
  )
}

function imputedFindings({ context }: AdjustInput, covariates: CovariateColumns): Finding[] {
  if (covariates.imputed.length === 0) return []
  const parts = covariates.imputed.map(
    ({ id, missing }) => `${id} in ${countInWords(missing, 'row')}`,
  )
  return [
    warning(
      'imputed',
      placeOf(context.block),
      `Missing covariates were imputed by their mean: ${listInWords(parts)}; no row is lost.`,
    ),
  ]
}
