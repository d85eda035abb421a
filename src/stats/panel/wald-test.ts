import { requireSize } from '#stats/descriptive/sample'
import type { Matrix } from '#stats/linear-algebra/square-matrix'
import { solveSymmetric } from '#stats/linear-algebra/solve-symmetric'
import { fTail } from '#stats/special/f-distribution'

/** Several figures against 0 at once. */
export interface WaldTest {
  readonly f: number
  /** How many figures are tested. */
  readonly df1: number
  readonly df2: number
  readonly pValue: number
}

/**
 * Whether several estimates are all 0: b' V^-1 b / q against F with q and `df` degrees of freedom. Where q
 * comes near the number of clusters behind V it finds differences that are none.
 * Source: Cameron and Miller, J Human Resources 2015;50:317.
 * @throws StatisticsError 'singular' where V cannot be inverted (more figures than clusters can tell apart),
 *   'too-few' without figures, 'domain'
 * @example waldTest([2], [[1]], 10).f // 4
 */
export function waldTest(values: readonly number[], covariance: Matrix, df: number): WaldTest {
  requireSize(values.length, 1)
  const solved = solveSymmetric(covariance, values)
  const f = values.reduce((sum, value, k) => sum + value * solved[k]!, 0) / values.length
  return { f, df1: values.length, df2: df, pValue: fTail(f, values.length, df) }
}
