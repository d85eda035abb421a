import { checkSymmetric } from './square-matrix.ts'
import type { Matrix } from './square-matrix.ts'

/** `values[k]` belongs to the column k of `vectors`, which has length 1. In no particular order. */
export interface Eigen {
  readonly values: readonly number[]
  readonly vectors: Matrix
}

const SWEEPS = 60

/**
 * Eigenvalues and orthonormal eigenvectors of a small symmetric matrix, by Jacobi's rotations.
 * Throws `domain` unless it is square and symmetric. Cost about 10 n^3 a sweep, 6 to 10 sweeps.
 * Source: G. H. Golub and C. F. Van Loan, Matrix Computations, 4th ed. (2013), 8.5.
 */
export function symmetricEigen(matrix: Matrix): Eigen {
  checkSymmetric(matrix)
  const a = matrix.map((row) => [...row])
  const vectors = matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < SWEEPS && offDiagonal(a) > 0; sweep++) {
    for (let p = 0; p < a.length - 1; p++) {
      for (let q = p + 1; q < a.length; q++) rotate(a, vectors, p, q)
    }
  }
  return { values: a.map((row, i) => row[i]!), vectors }
}

/** The sum of squares off the diagonal, 0 once it is below rounding of the rest. */
function offDiagonal(a: readonly (readonly number[])[]): number {
  let off = 0
  let all = 0
  for (const [i, row] of a.entries()) {
    for (const [j, entry] of row.entries()) {
      all += entry * entry
      if (i !== j) off += entry * entry
    }
  }
  return off > all * 1e-30 ? off : 0
}

/** Makes the entry in row p, column q zero by turning both axes. */
function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  const entry = a[p]![q]!
  if (entry === 0) return
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * entry)
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(1, theta))
  const cosine = 1 / Math.hypot(1, tangent)
  const turn = { p, q, cosine, sine: tangent * cosine }
  for (const row of a) turnPair(row, turn)
  turnRows(a, turn)
  for (const row of vectors) turnPair(row, turn)
}

interface Turn {
  readonly p: number
  readonly q: number
  readonly cosine: number
  readonly sine: number
}

function turnPair(row: number[], { p, q, cosine, sine }: Turn): void {
  const [x, y] = [row[p]!, row[q]!]
  row[p] = cosine * x - sine * y
  row[q] = sine * x + cosine * y
}

function turnRows(a: number[][], { p, q, cosine, sine }: Turn): void {
  const [upper, lower] = [a[p]!, a[q]!]
  for (let j = 0; j < upper.length; j++) {
    const [x, y] = [upper[j]!, lower[j]!]
    upper[j] = cosine * x - sine * y
    lower[j] = sine * x + cosine * y
  }
  upper[q] = 0
  lower[p] = 0
}
