import { StatisticsError } from '#stats/error'
import { cholesky } from '#stats/linear-algebra/cholesky'
import type { Matrix } from '#stats/linear-algebra/square-matrix'
import { dot } from '#stats/regression/orthogonal-columns'

/**
 * Influences turned and stretched so that their cross products are a given covariance: what a model says of its own
 * coefficients, in the directions in which the rows pull. Where the influences depend on one another each is stretched
 * by itself.
 * @param influence one array an estimate, over the rows of one table
 * @throws StatisticsError 'domain' where sizes differ, 'singular' where the covariance is not positive definite
 */
export function withCovariance(
  influence: readonly Float64Array[],
  covariance: Matrix,
): readonly Float64Array[] {
  if (influence.length !== covariance.length)
    throw new StatisticsError('domain', 'A covariance has a row for each estimate.')
  const own = factorOf(influence.map((a) => influence.map((b) => dot(a, b))))
  if (own === undefined)
    return influence.map((values, j) => stretched(values, Math.sqrt(covariance[j]![j]!)))
  const independent = solvedForward(own, influence)
  return cholesky(covariance).map((row) => combined(row, independent))
}

function factorOf(matrix: Matrix): Matrix | undefined {
  try {
    return cholesky(matrix)
  } catch (error) {
    if (error instanceof StatisticsError && error.code === 'singular') return undefined
    throw error
  }
}

/** L^-1 times the influences: of length 1 and at right angles. */
function solvedForward(factor: Matrix, influence: readonly Float64Array[]): Float64Array[] {
  const solved: Float64Array[] = []
  influence.forEach((values, i) => {
    const rest = values.slice()
    solved.forEach((before, k) => {
      for (let row = 0; row < rest.length; row++) rest[row]! -= factor[i]![k]! * before[row]!
    })
    solved.push(rest.map((value) => value / factor[i]![i]!))
  })
  return solved
}

function combined(weights: readonly number[], columns: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(columns[0]!.length)
  columns.forEach((column, k) => {
    for (let row = 0; row < sum.length; row++) sum[row]! += weights[k]! * column[row]!
  })
  return sum
}

function stretched(values: Float64Array, length: number): Float64Array {
  const now = Math.sqrt(dot(values, values))
  return now === 0 ? values : values.map((value) => (value * length) / now)
}
