import type { Comparison } from '#evidence/comparison'
import { placeOf } from '#evidence/context'
import { ancovaContrast } from '#evidence/comparisons/ancova-contrast'
import { faultInWords } from '#evidence/comparisons/covariate-fault'
import type { AdjustInput, Adjustment } from '#evidence/comparisons/independent-input'
import { takingRows } from '#evidence/comparisons/independent-input'
import {
  cannotStandardise,
  standardisedContrast,
} from '#evidence/comparisons/standardised-contrast'
import { familyOf } from '#evidence/metric-family'
import type { CovariateColumns } from '#evidence/rows/covariates'
import { covariateColumns } from '#evidence/rows/covariates'
import { countInWords, listInWords } from '#evidence/words'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'
import { StatisticsError } from '#stats/error'

type Adjusted = Pick<Comparison, 'adjustedLeads' | 'findings'> &
  Partial<Pick<Comparison, 'adjusted'>>

/** Degrees of freedom that must be left for an adjustment. */
const LEAST_DEGREES = 5

/**
 * The contrast at equal covariates, by ANCOVA or g-computation; no row lost. Nothing where there are no
 * covariates, for spreads, or where rows are too few.
 */
export function adjustContrast(input: AdjustInput): Adjusted {
  const unadjusted: Adjusted = { adjustedLeads: false, findings: [] }
  const asked = input.covariates.length > 0 || input.strata !== undefined
  if (!asked) return unadjusted
  if (input.view.weights !== undefined)
    return {
      ...unadjusted,
      findings: [notAdjusted(input, 'weighted rows are compared as they are')],
    }
  const cannot = input.adjustBy === 'ancova' ? undefined : cannotStandardise(input.need)
  if (cannot !== undefined) return { ...unadjusted, findings: [notAdjusted(input, cannot)] }
  if (familyOf(input.need.metric.type) === 'spread') return unadjusted
  const taking = takingRows(input.view, input.rows)
  const covariates = covariateColumns(input.view, input, taking)
  if (covariates.columns.length === 0) return withoutColumns(input)
  if (taking.length - covariates.columns.length - 2 < LEAST_DEGREES)
    return { ...unadjusted, findings: [notAdjusted(input, 'there are too few rows for it')] }
  const adjustment = adjustmentOf(input, covariates, taking)
  if ('why' in adjustment) return { ...unadjusted, findings: [notAdjusted(input, adjustment.why)] }
  return {
    adjusted: adjustment.contrast,
    adjustedLeads: !input.exact,
    findings: [...imputedFindings(input, covariates), ...adjustment.findings],
  }
}

/** In a trial covariates that do not vary need no word; where nothing else makes groups alike they do. */
function withoutColumns(input: AdjustInput): Adjusted {
  const findings =
    input.adjustBy === 'ancova' ? [] : [notAdjusted(input, 'no covariate varies over its rows')]
  return { adjustedLeads: false, findings }
}

function adjustmentOf(
  input: AdjustInput,
  covariates: CovariateColumns,
  taking: readonly number[],
): Adjustment {
  const adjust = input.adjustBy === 'ancova' ? ancovaContrast : standardisedContrast
  try {
    return adjust(input, covariates, taking)
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return { why: faultInWords(error, covariates) }
  }
}

function notAdjusted({ context, need }: AdjustInput, why: string): Finding {
  return warning(
    'not-adjusted',
    placeOf(context.block),
    `\`${need.id}\` is not adjusted for its covariates: ${why}.`,
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
