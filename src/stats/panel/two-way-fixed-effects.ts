import { requireLevel } from '#stats/intervals/interval'
import { levelCodes } from '#stats/panel/level-codes'
import { productsByCode } from '#stats/panel/products-by-code'
import { type PanelInput, type WithinFit, withinFit } from '#stats/panel/within-fit'
import { addTimes } from '#stats/panel/within-transformation'
import { dot } from '#stats/regression/orthogonal-columns'
import { type TTest, tTestOf } from '#stats/tests/t-test'

/** How much stood behind a panel fit. */
export interface PanelSize {
  readonly rows: number
  readonly units: number
  readonly times: number
  readonly clusters: number
}

/** Coefficients within units and times. */
export interface TwoWayFixedEffects {
  /** One a predictor: its coefficient against 0. */
  readonly effects: readonly TTest[]
  readonly covariance: readonly (readonly number[])[]
  /**
   * For each predictor, what each row adds to the error of its coefficient, a cluster's sum on its first
   * row: the summed squares are its variance.
   */
  readonly influence: readonly Float64Array[]
  /** Clusters - 1. */
  readonly df: number
  readonly size: PanelSize
  /** Rows that did not enter: alone in their unit or their time. */
  readonly leftOut: Int32Array
}

/**
 * How an outcome moves with predictors once every unit's own level and every time's own level are taken
 * out: least squares with two-way fixed effects. Unbalanced panels and several rows a cell are legal.
 * Errors by cluster (CR1), fixed effects nested in the clusters not counted, t with clusters - 1 degrees of
 * freedom: with under 30 clusters, or few that changed, take `wildClusterBootstrap` as well. With effects that
 * differ between units treated at different times it averages with weights that can be negative: then
 * `groupTimeEffects`. Cost rows x (steps + predictors) x predictors.
 * Source: Cameron and Miller, J Human Resources 2015;50:317, sections II.B and III.B; staggered starts:
 * Goodman-Bacon, J Econometrics 2021;225:254.
 * @throws StatisticsError 'singular' with the predictor (0-based), 'no-variation', 'too-few' under two clusters,
 *   'not-finite', 'domain'
 */
export function twoWayFixedEffects(input: PanelInput): TwoWayFixedEffects {
  requireLevel(input.level)
  const fit = withinFit(input)
  const byCluster = clusterInfluence(fit)
  const covariance = byCluster.map((a) => byCluster.map((b) => dot(a, b)))
  const df = fit.clusterCount - 1
  const { kept, leftOut, unitCount, timeCount } = fit.panel
  return {
    effects: fit.coefficients.map((value, j) =>
      tTestOf(value, Math.sqrt(covariance[j]![j]!), df, input.level),
    ),
    covariance,
    influence: onFirstRows(byCluster, input, fit),
    df,
    size: {
      rows: kept.length,
      units: unitCount,
      times: timeCount,
      clusters: fit.clusterCount,
    },
    leftOut,
  }
}

/** For each predictor what each cluster adds: its scores along the directions, turned into coefficients. */
function clusterInfluence({ columns, residuals, clusters, ...fit }: WithinFit): Float64Array[] {
  const scores = columns.q.map((direction) => {
    return productsByCode([residuals, direction], clusters, fit.clusterCount)
  })
  return columns.inverse.map((row, j) => {
    const influence = new Float64Array(fit.clusterCount)
    for (let k = j; k < scores.length; k++) addTimes(influence, fit.factor * row[k]!, scores[k]!)
    return influence
  })
}

/** What each cluster adds on the first row that it has. */
function onFirstRows(
  byCluster: readonly Float64Array[],
  { clusters }: PanelInput,
  { panel, clusters: kept }: WithinFit,
): Float64Array[] {
  const { codes, labels } = levelCodes(clusters)
  const firstRows = new Int32Array(labels.length).fill(-1)
  for (let row = codes.length - 1; row >= 0; row--) firstRows[codes[row]!] = row
  const places = new Int32Array(byCluster[0]!.length)
  for (let i = 0; i < kept.length; i++) places[kept[i]!] = firstRows[codes[panel.kept[i]!]!]!
  return byCluster.map((values) => {
    const influence = new Float64Array(clusters.length)
    for (let g = 0; g < values.length; g++) influence[places[g]!] = values[g]!
    return influence
  })
}
