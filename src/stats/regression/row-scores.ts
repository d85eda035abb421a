import { requireSameLength } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'

/**
 * How the errors of coefficients are found. Classic: equal spread everywhere. HC2, HC3: any spread, row
 * by row (MacKinnon and White, J Econometrics 1985;29:305). CR1: rows of one cluster hang together
 * (Liang and Zeger, Biometrika 1986;73:13, times G / (G - 1) x (n - 1) / (n - p)).
 */
export type CovarianceChoice =
  | { readonly covariance: 'classic' | 'HC2' | 'HC3' }
  /** A code for each row: rows with the same code belong together. */
  | { readonly covariance: 'CR1'; readonly clusters: ArrayLike<number> }

/** What the errors of a fit are made of. */
interface Fit {
  readonly residuals: Float64Array
  readonly leverage: Float64Array
  readonly parameters: number
}

/** Residuals, scaled so that sum (weight x score)^2 is a coefficient's variance, and its degrees of freedom. */
export interface RowScores {
  readonly scores: Float64Array
  readonly df: number
}

/** 1 - leverage under which a row counts as fitted by itself alone. */
const ALONE = 1e-10

/** @throws StatisticsError 'too-few' under two clusters, 'domain' where clusters and rows differ in number */
export function rowScores(fit: Fit, choice: CovarianceChoice): RowScores {
  const { residuals, leverage, parameters } = fit
  const df = residuals.length - parameters
  switch (choice.covariance) {
    case 'classic': {
      const spread = Math.sqrt(residuals.reduce((sum, e) => sum + e * e, 0) / df)
      return { scores: residuals.map(() => spread), df }
    }
    case 'HC2':
      return { scores: residuals.map((e, i) => inflated(e, Math.sqrt(1 - leverage[i]!))), df }
    case 'HC3':
      return { scores: residuals.map((e, i) => inflated(e, 1 - leverage[i]!)), df }
    case 'CR1':
      return clusterScores(fit, choice.clusters)
  }
}

/**
 * Adds up the rows of each cluster on the cluster's first row; the other rows become 0.
 * @param clusters a code for each row
 */
export function gatherByCluster(values: Float64Array, clusters: ArrayLike<number>): Float64Array {
  const gathered = new Float64Array(values.length)
  const firstRow = new Map<number, number>()
  for (let i = 0; i < values.length; i++) {
    const first = firstRow.get(clusters[i]!) ?? i
    firstRow.set(clusters[i]!, first)
    gathered[first]! += values[i]!
  }
  return gathered
}

function clusterScores(fit: Fit, clusters: ArrayLike<number>): RowScores {
  requireSameLength(clusters, fit.residuals)
  const n = fit.residuals.length
  const count = new Set(Array.from(clusters)).size
  if (count < 2)
    throw new StatisticsError('too-few', 'Errors by cluster need at least two clusters.', { count })
  const factor = Math.sqrt((count / (count - 1)) * ((n - 1) / (n - fit.parameters)))
  return { scores: fit.residuals.map((e) => e * factor), df: count - 1 }
}

function inflated(residual: number, divisor: number): number {
  return divisor > ALONE ? residual / divisor : 0
}
