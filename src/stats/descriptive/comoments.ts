import {
  type Sample,
  requireSameLength,
  requireSample,
  requireSize,
} from '#stats/descriptive/sample'

/** Joint power sum of two columns over the same rows: c = sum (a - mean a)(b - mean b). */
export interface Comoments {
  readonly n: number
  readonly meanA: number
  readonly meanB: number
  readonly c: number
}

/**
 * Means and joint power sum of two columns, in the order of the rows.
 * @throws StatisticsError 'too-few' without rows, 'not-finite', 'domain' where the lengths differ
 * @example comomentsOf([1, 2, 3], [2, 4, 6]).c // 4
 */
export function comomentsOf(a: Sample, b: Sample): Comoments {
  requireSameLength(a, b)
  requireSample(a, 1)
  requireSample(b, 1)
  const n = a.length
  const firstA = mean(a, 0)
  const firstB = mean(b, 0)
  const meanA = firstA + mean(a, firstA)
  const meanB = firstB + mean(b, firstB)
  let c = 0
  for (let i = 0; i < n; i++) c += (a[i]! - meanA) * (b[i]! - meanB)
  return { n, meanA, meanB, c }
}

/**
 * Joint power sum of two sets of rows together. An empty side (n = 0) changes nothing.
 * Source: Pebay, Sandia report SAND2008-6212 (2008), equation 3.10.
 */
export function mergeComoments(a: Comoments, b: Comoments): Comoments {
  if (a.n === 0) return b
  if (b.n === 0) return a
  const n = a.n + b.n
  const deltaA = b.meanA - a.meanA
  const deltaB = b.meanB - a.meanB
  return {
    n,
    meanA: a.meanA + (deltaA * b.n) / n,
    meanB: a.meanB + (deltaB * b.n) / n,
    c: a.c + b.c + (deltaA * deltaB * a.n * b.n) / n,
  }
}

/**
 * Covariance with n - 1 in the divisor.
 * @throws StatisticsError 'too-few' under two rows
 */
export function covariance(comoments: Comoments): number {
  requireSize(comoments.n, 2)
  return comoments.c / (comoments.n - 1)
}

function mean(values: Sample, origin: number): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]! - origin
  return sum / values.length
}
