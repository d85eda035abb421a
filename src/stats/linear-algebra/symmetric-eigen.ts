import { StatisticsError } from '../error.ts'
import { checkSymmetric } from './square-matrix.ts'
import type { Matrix } from './square-matrix.ts'
import { tridiagonal } from './tridiagonal.ts'

/** `values[k]` belongs to `vectors[k]`, which has length 1. In no particular order. */
export interface Eigen {
  readonly values: Float64Array
  readonly vectors: readonly Float64Array[]
}

const MOST_STEPS = 60

/**
 * Eigenvalues and orthonormal eigenvectors of a symmetric matrix: three diagonals by Householder's
 * reflections, then implicit QL steps with Wilkinson's shift. Values are right to rounding of the
 * largest one, or to the smallest number there is; vectors of equal eigenvalues are some orthonormal
 * axes of their space. Throws `domain`
 * unless the matrix is square and symmetric, `singular` where the steps do not settle. Cost about
 * 9 n^3.
 * Source: B. T. Smith et al., Matrix Eigensystem Routines: EISPACK Guide, 2nd ed. (1976), tred2 and
 * tql2; G. H. Golub and C. F. Van Loan, Matrix Computations, 4th ed. (2013), 8.3.
 */
export function symmetricEigen(matrix: Matrix): Eigen {
  checkSymmetric(matrix)
  const n = matrix.length
  const unit = largest(matrix)
  const { diagonal, beside, axes } = tridiagonal(
    matrix.map((row) => row.map((entry) => entry / unit)),
  )
  const vectors = Array.from({ length: n }, (_, k) => axes.subarray(k * n, (k + 1) * n))
  const rounding =
    Number.EPSILON *
    diagonal.reduce((most, value, i) => Math.max(most, Math.abs(value) + Math.abs(beside[i]!)), 0)
  for (let first = 0; first < n; first++) settle(first, { diagonal, beside, vectors, rounding })
  return { values: diagonal.map((value) => value * unit), vectors }
}

interface Working {
  readonly diagonal: Float64Array
  readonly beside: Float64Array
  readonly vectors: readonly Float64Array[]
  /** What counts as nothing beside the diagonal. */
  readonly rounding: number
}

/** QL steps until the entry beside the diagonal in row `first` is rounding. */
function settle(first: number, working: Working): void {
  for (let step = 0; step <= MOST_STEPS; step++) {
    const last = endOfBlock(first, working)
    if (last === first) return
    stepOnBlock(first, last, working)
  }
  throw new StatisticsError('singular', 'the eigenvalues of the matrix did not settle')
}

/** The row in which the block that begins at `first` ends: nothing but rounding is beside it. */
function endOfBlock(first: number, { beside, rounding }: Working): number {
  const length = beside.subarray(first).findIndex((entry) => Math.abs(entry) <= rounding)
  return first + length
}

/** One implicit QL step on the rows `first` to `last`, which chases the bulge upwards. */
function stepOnBlock(first: number, last: number, { diagonal, beside, vectors }: Working): void {
  let over = diagonal[last]! - shiftOf(diagonal[first]!, diagonal[first + 1]!, beside[first]!)
  let [sine, cosine, taken] = [1, 1, 0]
  for (let i = last - 1; i >= first; i--) {
    const [away, near] = [sine * beside[i]!, cosine * beside[i]!]
    const length = Math.hypot(away, over)
    beside[i + 1] = length
    if (length === 0) {
      // the block falls apart here by underflow
      diagonal[i + 1]! -= taken
      beside[last] = 0
      return
    }
    sine = away / length
    cosine = over / length
    over = diagonal[i + 1]! - taken
    const turned = (diagonal[i]! - over) * sine + 2 * cosine * near
    taken = sine * turned
    diagonal[i + 1] = over + taken
    over = cosine * turned - near
    turnPair(vectors[i]!, vectors[i + 1]!, cosine, sine)
  }
  diagonal[first]! -= taken
  beside[first] = over
  beside[last] = 0
}

/** The eigenvalue of the upper two by two that is nearer to its first entry (Wilkinson's shift). */
function shiftOf(first: number, second: number, beside: number): number {
  const theta = (second - first) / (2 * beside)
  return first - beside / (theta + (theta < 0 ? -1 : 1) * Math.hypot(theta, 1))
}

function turnPair(a: Float64Array, b: Float64Array, cosine: number, sine: number): void {
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [a[k]!, b[k]!]
    b[k] = sine * x + cosine * y
    a[k] = cosine * x - sine * y
  }
}

/** The largest entry by size, 1 of a matrix of zeros: a unit in which no square overflows. */
function largest(matrix: Matrix): number {
  let most = 0
  for (const row of matrix) for (const entry of row) most = Math.max(most, Math.abs(entry))
  return most || 1
}
