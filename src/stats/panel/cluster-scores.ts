import { productsByCode } from '#stats/panel/products-by-code'
import { takeRows } from '#stats/panel/take-rows'
import { type PanelInput, type WithinFit, lessColumns, withinFit } from '#stats/panel/within-fit'
import { orthogonalColumns } from '#stats/regression/orthogonal-columns'

/**
 * All that a wild cluster bootstrap of one coefficient needs of the rows. With weights v of the clusters and
 * the coefficient held at the estimate less `shift`, the bootstrap's numerator is sum v (a + shift b) and its
 * scores by cluster are (A + shift B) v.
 */
export interface ClusterScores {
  readonly estimate: number
  /** Scores of the residuals (a) and of the tested predictor itself (b), by cluster. */
  readonly residual: Float64Array
  readonly predictor: Float64Array
  /** The same after refitting, row h: what a weight on each cluster does to the score of cluster h. */
  readonly refittedResidual: readonly Float64Array[]
  readonly refittedPredictor: readonly Float64Array[]
  /** Root of the CR1 factor. */
  readonly factor: number
}

/**
 * Gathers rows by cluster for the wild cluster bootstrap. Cost 2 x clusters within transformations.
 * Source: Roodman, Nielsen, MacKinnon and Webb, Stata J 2019;19:4, section 5.
 * @param tested which predictor (0-based)
 * @throws StatisticsError as `twoWayFixedEffects`
 */
export function clusterScores(input: PanelInput, tested: number): ClusterScores {
  const fit = withinFit(input)
  const clean = cleanPredictor(input, fit, tested)
  const refitted = (column: Float64Array) => refittedScores(column, { fit, clean })
  return {
    estimate: fit.coefficients[tested]!,
    residual: productsByCode([clean, fit.residuals], fit.clusters, fit.clusterCount),
    predictor: productsByCode([clean, clean], fit.clusters, fit.clusterCount),
    refittedResidual: refitted(fit.residuals),
    refittedPredictor: refitted(clean),
    factor: fit.factor,
  }
}

/** The tested predictor with units, times and the other predictors taken out. */
function cleanPredictor(input: PanelInput, fit: WithinFit, tested: number): Float64Array {
  const within = input.predictors.map((column) => fit.transform(takeRows(column, fit.panel.kept)))
  const others = within.filter((_, j) => j !== tested)
  return others.length === 0
    ? within[tested]!
    : lessColumns(within[tested]!, orthogonalColumns(others))
}

function refittedScores(
  column: Float64Array,
  { fit, clean }: { readonly fit: WithinFit; readonly clean: Float64Array },
): Float64Array[] {
  const { clusters: codes, clusterCount } = fit
  const byWeight = Array.from({ length: clusterCount }, (_, cluster) => {
    const part = column.map((value, i) => (codes[i] === cluster ? value : 0))
    const rest = lessColumns(fit.transform(part), fit.columns)
    return productsByCode([clean, rest], codes, clusterCount)
  })
  return byWeight.map((_, h) => Float64Array.from(byWeight, (scores) => scores[h]!))
}
