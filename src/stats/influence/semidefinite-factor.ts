import { StatisticsError } from '#stats/error'

/**
 * Share of a variance under which a pivot counts as nothing new. What is left out so is at most its root, 1e-5 of an
 * entry; what rounding (some 16 units of 1.1e-16) does to a pivot of this size is 2e-5 of it: no other share is better.
 */
const TOLERANCE = 1e-10

/** The smallest number with all its digits: a variance below it has lost them, and counts as none. */
const SMALLEST_WHOLE = 2 ** -1022

/**
 * Lower triangle L with L L' = the covariance matrix, where rows may depend on one another: a pivot
 * without anything new becomes a column of zeros. Rows of L are the influences of the variables in a
 * space of independent errors, which stand in for rows that are not at hand. A variance below 2.2e-308 counts as 0.
 * Source: Higham, Accuracy and Stability of Numerical Algorithms (2nd ed. 2002), section 10.3, unpivoted.
 * @throws StatisticsError 'not-finite', 'domain' for a matrix that is not square
 */
export function semidefiniteFactor(covariance: readonly (readonly number[])[]): Float64Array[] {
  const size = covariance.length
  const factor = covariance.map((row) => {
    if (row.length !== size)
      throw new StatisticsError('domain', 'A covariance matrix has as many columns as rows.')
    if (!row.every(Number.isFinite))
      throw new StatisticsError('not-finite', 'A covariance matrix holds finite numbers.')
    return new Float64Array(size)
  })
  for (let j = 0; j < size; j++) {
    const pivot = covariance[j]![j]! - dot(factor[j]!, factor[j]!, j)
    if (pivot <= TOLERANCE * covariance[j]![j]! || covariance[j]![j]! < SMALLEST_WHOLE) continue
    const root = Math.sqrt(pivot)
    for (let i = j; i < size; i++)
      factor[i]![j] = (covariance[i]![j]! - dot(factor[i]!, factor[j]!, j)) / root
  }
  return factor
}

function dot(a: Float64Array, b: Float64Array, length: number): number {
  let sum = 0
  for (let k = 0; k < length; k++) sum += a[k]! * b[k]!
  return sum
}

/**
 * Solution x of L L' x = right; where a pivot is 0 the unknown is set to 0.
 * @throws StatisticsError 'domain' where the sizes differ
 */
export function solveFactored(
  factor: readonly Float64Array[],
  right: readonly number[],
): Float64Array {
  const size = factor.length
  if (right.length !== size)
    throw new StatisticsError('domain', 'A system has as many right sides as unknowns.')
  const x = new Float64Array(size)
  for (let j = 0; j < size; j++) {
    const pivot = factor[j]![j]!
    x[j] = pivot === 0 ? 0 : (right[j]! - dot(factor[j]!, x, j)) / pivot
  }
  for (let j = size - 1; j >= 0; j--) {
    const pivot = factor[j]![j]!
    let sum = x[j]!
    for (let i = j + 1; i < size; i++) sum -= factor[i]![j]! * x[i]!
    x[j] = pivot === 0 ? 0 : sum / pivot
  }
  return x
}
