import { StatisticsError } from '../error.ts'
import { cholesky } from './cholesky.ts'
import { independentBlocks } from './independent-blocks.ts'
import { checkSymmetric } from './square-matrix.ts'
import type { Matrix } from './square-matrix.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

/** The share of the identity that keeps a matrix away from the edge of what is possible. */
const AWAY_FROM_EDGE = 1e-8
const TOLERANCE = 1e-10
const MOST_STEPS = 2000

export interface NearestCorrelation {
  /** Positive definite, ones on the diagonal. */
  readonly matrix: Matrix
  /** Whether entries had to move by more than 1e-8: the given ones cannot hold together. */
  readonly changed: boolean
}

/**
 * The correlation matrix nearest (in the sum of squares) to a symmetric matrix that need not be
 * one: correlations stated pair by pair often contradict each other. Positive definite, so that
 * `cholesky` takes it; a matrix that already is one comes back as it is. Perfect correlations are
 * kept to 1e-8. Throws `domain` unless the matrix is square and symmetric, `singular` where the
 * steps do not settle. What hangs together by no correlation is looked at apart, and left alone where
 * it can hold. Cost about 15 n^3 a step of such a block, some tens of steps, only where it must change.
 * Source: N. J. Higham, IMA J Numer Anal 22 (2002) 329-343, algorithm 3.3.
 */
export function nearestCorrelation(matrix: Matrix): NearestCorrelation {
  checkSymmetric(matrix)
  const result = matrix.map((row) => [...row])
  let changed = false
  for (const rows of independentBlocks(matrix)) {
    const nearest = nearestOfBlock(rows.map((i) => rows.map((j) => matrix[i]![j]!)))
    changed ||= nearest.changed
    for (const [a, i] of rows.entries()) {
      for (const [b, j] of rows.entries()) result[i]![j] = nearest.matrix[a]![b]!
    }
  }
  return { matrix: result, changed }
}

function nearestOfBlock(matrix: Matrix): NearestCorrelation {
  if (matrix.every((row, i) => row[i] === 1)) {
    if (isPositiveDefinite(matrix)) return { matrix, changed: false }
    const inside = awayFromEdge(matrix)
    if (isPositiveDefinite(inside)) return { matrix: inside, changed: false }
  }
  return { matrix: awayFromEdge(alternatingProjections(matrix)), changed: true }
}

/** Between the matrices without negative eigenvalues and those with ones on the diagonal. */
function alternatingProjections(matrix: Matrix): Matrix {
  let current = matrix
  let correction = matrix.map((row) => row.map(() => 0))
  for (let step = 0; step < MOST_STEPS; step++) {
    const shifted = combine(current, correction, (a, b) => a - b)
    const projected = withoutNegativeEigenvalues(shifted)
    correction = combine(projected, shifted, (a, b) => a - b)
    const next = projected.map((row, i) => row.map((entry, j) => (i === j ? 1 : entry)))
    const settled = largestDifference(next, projected) < TOLERANCE
    current = next
    if (settled) return current
  }
  throw new StatisticsError('singular', 'the correlations could not be made to hold together')
}

function withoutNegativeEigenvalues(matrix: Matrix): number[][] {
  const { values, vectors } = symmetricEigen(matrix)
  const negative = values.reduce((count, value) => count + (value < 0 ? 1 : 0), 0)
  const isLessToTake = 2 * negative < values.length
  const result = matrix.map((row) => (isLessToTake ? [...row] : row.map(() => 0)))
  for (const [k, value] of values.entries()) {
    if (isLessToTake ? value < 0 : value > 0)
      addAxis(result, vectors[k]!, isLessToTake ? -value : value)
  }
  return result
}

/** Adds size v v'. */
function addAxis(matrix: readonly number[][], vector: Float64Array, size: number): void {
  for (const [i, row] of matrix.entries()) {
    const left = size * vector[i]!
    for (let j = 0; j < row.length; j++) row[j]! += left * vector[j]!
  }
}

function awayFromEdge(matrix: Matrix): number[][] {
  return matrix.map((row, i) => row.map((entry, j) => (i === j ? 1 : (1 - AWAY_FROM_EDGE) * entry)))
}

function isPositiveDefinite(matrix: Matrix): boolean {
  try {
    cholesky(matrix)
    return true
  } catch (error) {
    if (error instanceof StatisticsError && error.code === 'singular') return false
    throw error
  }
}

function combine(a: Matrix, b: Matrix, of: (x: number, y: number) => number): number[][] {
  return a.map((row, i) => row.map((entry, j) => of(entry, b[i]![j]!)))
}

function largestDifference(a: Matrix, b: Matrix): number {
  let largest = 0
  for (const [i, row] of a.entries()) {
    for (const [j, entry] of row.entries()) {
      largest = Math.max(largest, Math.abs(entry - b[i]![j]!))
    }
  }
  return largest
}
