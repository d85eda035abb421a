import { StatisticsError } from '../error.ts'
import { cholesky } from './cholesky.ts'
import type { Matrix } from './square-matrix.ts'

/**
 * The x with matrix x = right, for a symmetric positive definite matrix (normal equations,
 * covariances), by its Cholesky factor. Throws `singular` where the matrix is not positive
 * definite, `domain` where sizes differ.
 */
export function solveSymmetric(matrix: Matrix, right: readonly number[]): number[] {
  if (right.length !== matrix.length) {
    const message = `${matrix.length} equations cannot have ${right.length} right sides`
    throw new StatisticsError('domain', message)
  }
  const factor = cholesky(matrix)
  const x = [...right]
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i]! -= factor[i]![k]! * x[k]!
    x[i]! /= factor[i]![i]!
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i]! -= factor[k]![i]! * x[k]!
    x[i]! /= factor[i]![i]!
  }
  return x
}
