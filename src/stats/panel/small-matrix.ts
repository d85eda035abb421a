import type { Matrix } from '#stats/linear-algebra/square-matrix'
import { solveSymmetric } from '#stats/linear-algebra/solve-symmetric'

/** The inverse of a small positive definite matrix. Throws `singular` where it is not positive definite. */
export function inverseOf(matrix: Matrix): number[][] {
  return matrix.map((_, j) =>
    solveSymmetric(
      matrix,
      matrix.map((__, i) => (i === j ? 1 : 0)),
    ),
  )
}

/** Product of two small matrices. */
export function timesMatrix(a: Matrix, b: Matrix): number[][] {
  return a.map((row) => b[0]!.map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)))
}

/** Product of a small matrix and a vector. */
export function timesVector(a: Matrix, b: readonly number[]): number[] {
  return a.map((row) => row.reduce((sum, x, k) => sum + x * b[k]!, 0))
}

/** Sum of the diagonal of the product of two small symmetric matrices. */
export function traceOfProduct(a: Matrix, b: Matrix): number {
  return a.reduce((sum, row, i) => sum + row.reduce((inner, x, j) => inner + x * b[j]![i]!, 0), 0)
}
