import { StatisticsError } from '../error.ts'
import { checkSymmetric } from './square-matrix.ts'
import type { Matrix } from './square-matrix.ts'

/** A pivot below this share of its diagonal entry is rounding: the matrix is not positive definite. */
const SMALLEST_PIVOT = 1e-13

/**
 * The lower triangle L with L L' = matrix, zeros above the diagonal: it turns independent normal
 * scores into scores with this correlation. Throws `singular` unless the matrix is positive
 * definite, `domain` unless it is square and symmetric. Cost n^3 / 3.
 * Source: N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. (2002), 10.1.
 */
export function cholesky(matrix: Matrix): number[][] {
  checkSymmetric(matrix)
  const factor: number[][] = []
  for (const [i, row] of matrix.entries()) {
    const below: number[] = []
    for (let j = 0; j < i; j++) {
      below.push((row[j]! - innerProduct(below, factor[j]!, j)) / factor[j]![j]!)
    }
    const pivot = row[i]! - innerProduct(below, below, i)
    if (!(pivot > SMALLEST_PIVOT * row[i]!)) {
      const message = `the matrix is not positive definite: row ${i + 1} follows from those before it`
      throw new StatisticsError('singular', message, { row: i })
    }
    factor.push([...below, Math.sqrt(pivot), ...row.slice(i + 1).fill(0)])
  }
  return factor
}

function innerProduct(a: readonly number[], b: readonly number[], length: number): number {
  let sum = 0
  for (let k = 0; k < length; k++) sum += a[k]! * b[k]!
  return sum
}
