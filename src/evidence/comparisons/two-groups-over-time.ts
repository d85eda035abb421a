import type { Comparison } from '#evidence/comparison'
import { FEW_CLUSTERS } from '#evidence/checks/cluster-number'
import { otherWay } from '#evidence/comparisons/over-time-effects'
import { withEffect } from '#evidence/comparisons/treated-arms'
import type { OtherWay } from '#evidence/estimate'
import { familyOf } from '#evidence/metric-family'
import { onAllRows } from '#evidence/panel/on-all-rows'
import type { PanelData } from '#evidence/panel/panel-data'
import type { PanelSample } from '#evidence/panel/panel-sample'
import type { CovariateColumns } from '#evidence/rows/covariates'
import { covariateColumns } from '#evidence/rows/covariates'
import { listInWords } from '#evidence/words'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'
import { StatisticsError } from '#stats/error'
import type {
  DifferenceInDifferences,
  DifferenceInDifferencesInput,
} from '#stats/panel/difference-in-differences'
import { differenceInDifferences } from '#stats/panel/difference-in-differences'
import { wildClusterBootstrap } from '#stats/panel/wild-cluster-bootstrap'
import { createGenerator } from '#stats/random/generator'

/** A difference in differences with what its checks and pictures are made from. */
export interface TwoGroups {
  readonly input: DifferenceInDifferencesInput
  readonly comparison: Comparison
}

/** Of the wild bootstrap: the same rows give the same interval. */
const SEED = 1
const DRAWS = 9999

/**
 * The change of the treated beyond that of the others on one need: two-way fixed effects with errors by cluster.
 * The arms are the treated before and with the treatment. Absent where there is no value before.
 * @throws StatisticsError as `differenceInDifferences`
 */
export function compareTwoGroups(panel: PanelData, sample: PanelSample): TwoGroups | undefined {
  const { fit, input, used, left } = fitted(panel, sample)
  const { context, clusters } = panel
  const comparison = withEffect(panel, sample, {
    difference: onAllRows(fit.difference, [...sample.rows], clusters.codes),
    how: {
      method: methodOf(sample, used, fit),
      test: 't test by cluster (CR1), clusters - 1 df',
    },
    ...(fit.size.clusters < FEW_CLUSTERS
      ? { otherWays: [wildBootstrap(panel, sample, input)] }
      : {}),
    findings: left.length === 0 ? [] : [notAdjusted(context.block.id, sample, left)],
  })
  return comparison === undefined ? undefined : { input, comparison }
}

function methodOf(
  { need }: PanelSample,
  used: readonly string[],
  { size }: DifferenceInDifferences,
): string {
  const share = familyOf(need.metric.type) === 'share'
  const parts = [
    ...(share ? ['linear probability model, in points'] : []),
    'two-way fixed effects of unit and time',
    ...(used.length === 0 ? [] : [`with ${used.join(', ')}`]),
    `errors by cluster (CR1), t with ${size.clusters - 1} df`,
  ]
  return parts.join('; ')
}

interface Fitted {
  readonly fit: DifferenceInDifferences
  readonly input: DifferenceInDifferencesInput
  /** Covariates that entered, and those that could not. */
  readonly used: readonly string[]
  readonly left: readonly string[]
}

/** The fit with all covariates that units and times do not already determine. */
function fitted(panel: PanelData, sample: PanelSample): Fitted {
  const { context, starts, whole } = panel
  const { strata, covariates } = context.block
  const asked = { covariates, ...(strata === undefined ? {} : { strata }) }
  const { outcome, group, units, times, clusters } = sample
  const from = startOf(sample, starts)
  const input = { outcome, group, units, times, clusters, from, level: context.level }
  const fits = fitWith(input, covariateColumns(whole, asked, [...sample.rows]))
  const ids = [...covariates, ...(strata === undefined ? [] : [strata])]
  const used = ids.filter((id) => fits.from.includes(id))
  return { ...fits, used, left: ids.filter((id) => !used.includes(id)) }
}

function fitWith(
  rows: Omit<DifferenceInDifferencesInput, 'covariates'>,
  columns: CovariateColumns,
): Pick<Fitted, 'fit' | 'input'> & Pick<CovariateColumns, 'from'> {
  const input = { ...rows, covariates: columns.columns }
  try {
    return { fit: differenceInDifferences(input), input, from: columns.from }
  } catch (error) {
    return fitWith(rows, withoutSingular(columns, error))
  }
}

/** The columns without the one that units, times and the columns before it determine. */
function withoutSingular(columns: CovariateColumns, error: unknown): CovariateColumns {
  const at = error instanceof StatisticsError ? Number(error.details['predictor']) : Number.NaN
  if (!(error instanceof StatisticsError) || error.code !== 'singular' || !(at >= 1)) throw error
  return {
    ...columns,
    columns: columns.columns.toSpliced(at - 1, 1),
    from: columns.from.toSpliced(at - 1, 1),
  }
}

function startOf({ rows, group }: PanelSample, starts: Float64Array): number {
  const treated = rows.find((_, i) => group[i] === 1)
  return treated === undefined ? Infinity : starts[treated]!
}

/** The interval that holds with few clusters, where one has two ends. */
function wildBootstrap(
  { context }: PanelData,
  { need }: PanelSample,
  input: DifferenceInDifferencesInput,
): OtherWay {
  const words = 'with an interval for few clusters (wild bootstrap)'
  return otherWay('wild-bootstrap', words, () => {
    const { group, times, from, covariates, ...rest } = input
    const effect = Float64Array.from(group, (g, i) => (g === 1 && times[i]! >= from ? 1 : 0))
    const wild = wildClusterBootstrap({
      ...rest,
      times,
      predictors: [effect, ...covariates],
      tested: 0,
      generator: createGenerator(SEED, `wild-bootstrap ${context.block.id}.${need.id}`),
      draws: DRAWS,
    })
    const { low, high } = wild.interval
    if (!Number.isFinite(high - low))
      return {
        reason: 'With so few clusters in a group no value is far enough away to be refused.',
      }
    return {
      value: wild.estimate,
      interval: wild.interval,
      standardError: wild.standardError,
      pValue: { value: wild.pValue, test: 'restricted wild cluster bootstrap' },
      method: `two-way fixed effects; restricted wild cluster bootstrap, ${DRAWS} draws of ${wild.weights === 'webb' ? "Webb's" : "Rademacher's"} weights, seed ${SEED}`,
    }
  })
}

function notAdjusted(block: string, { need }: PanelSample, left: readonly string[]): Finding {
  return warning(
    'not-adjusted',
    { path: `evidence.${block}` },
    `\`${need.id}\` is not adjusted for ${listInWords(left)}: it does not change within a unit beyond what the times have in common.`,
  )
}
