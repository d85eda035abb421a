import { StatisticsError } from '#stats/error'
import { namingCovariates } from '#stats/causal/arm-design'
import { orthogonalColumns } from '#stats/regression/orthogonal-columns'

/** The places in covariate space at which rows lie, in units in which Euclid's distance is Mahalanobis'. */
export interface CovariatePoints {
  /** Coordinates, point by point. */
  readonly coordinates: readonly Float64Array[]
  /** The point of each row: rows with equal covariates share one. */
  readonly pointOf: Int32Array
}

/**
 * Rows as points at right angles and in standard deviations: distances between them are Mahalanobis', with
 * the covariance over all rows.
 * Source: Rubin, Biometrics 1980;36:293.
 * @throws StatisticsError 'too-few' without a covariate, 'singular' with the covariate (0-based) that does
 *   not vary or that others determine
 */
export function covariatePoints(columns: readonly Float64Array[]): CovariatePoints {
  const n = columns[0]?.length
  if (n === undefined) throw new StatisticsError('too-few', 'Matching needs a covariate.')
  const design = [new Float64Array(n).fill(1), ...columns]
  const { q } = namingCovariates(1, 'singular', () => orthogonalColumns(design))
  const scale = Math.sqrt(n - 1)
  const axes = q.slice(1).map((column) => column.map((value) => value * scale))
  const known = new Map<string, number>()
  const coordinates: Float64Array[] = []
  const pointOf = new Int32Array(n)
  for (let row = 0; row < n; row++) {
    const place = Float64Array.from(axes, (axis) => axis[row]!)
    const key = columns.map((column) => column[row]!).join(' ')
    const point = known.get(key) ?? coordinates.push(place) - 1
    known.set(key, point)
    pointOf[row] = point
  }
  return { coordinates, pointOf }
}
