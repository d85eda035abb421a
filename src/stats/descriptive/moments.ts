import { type Sample, requireSample, requireSize } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'

/** Power sums about the mean: m2 = sum (x - mean)^2, and so on. What a sample leaves behind for means, spreads and their errors. */
export interface Moments {
  readonly n: number
  readonly mean: number
  readonly m2: number
  readonly m3: number
  readonly m4: number
  readonly min: number
  readonly max: number
}

/**
 * Mean, power sums and range of a sample in two passes, in the order of the values: the same
 * values in the same order give the same bits. Equal values give m2 = m3 = m4 = 0 exactly.
 * @throws StatisticsError 'too-few' without values, 'not-finite', 'domain' where fourth powers overflow
 * @example momentsOf([1, 2, 3, 4]).m2 // 5
 */
export function momentsOf(values: Sample): Moments {
  requireSample(values, 1)
  const n = values.length
  const { sum, min, max } = sumAndRange(values)
  if (min === max) return { n, mean: min, m2: 0, m3: 0, m4: 0, min, max }
  const mean = correctedMean(values, sum / n)
  const moments = { n, mean, ...powerSums(values, mean), min, max }
  if (!Number.isFinite(moments.m4))
    throw new StatisticsError('domain', 'The values are too large for their fourth powers.')
  return moments
}

/**
 * Moments of two samples together, from the moments of each. An empty side (n = 0) changes nothing.
 * Source: Pebay, Sandia report SAND2008-6212 (2008), equations 2.1, 3.1 (p = 2, 3, 4).
 */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.n === 0) return b
  if (b.n === 0) return a
  const n = a.n + b.n
  const delta = b.mean - a.mean
  const step = delta / n
  const product = a.n * b.n
  return {
    n,
    mean: a.mean + step * b.n,
    m2: a.m2 + b.m2 + delta * step * product,
    m3:
      a.m3 +
      b.m3 +
      delta * step * step * product * (a.n - b.n) +
      3 * step * (a.n * b.m2 - b.n * a.m2),
    m4:
      a.m4 +
      b.m4 +
      delta * step ** 3 * product * (a.n ** 2 - product + b.n ** 2) +
      6 * step ** 2 * (a.n ** 2 * b.m2 + b.n ** 2 * a.m2) +
      4 * step * (a.n * b.m3 - b.n * a.m3),
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
  }
}

/**
 * Variance with n - 1 in the divisor; 0 where all values are equal.
 * @throws StatisticsError 'too-few' under two values
 */
export function variance(moments: Moments): number {
  requireSize(moments.n, 2)
  return moments.m2 / (moments.n - 1)
}

/**
 * Square root of the variance with n - 1.
 * @throws StatisticsError 'too-few' under two values
 */
export function standardDeviation(moments: Moments): number {
  return Math.sqrt(variance(moments))
}

/** Whether the values differ at all: methods that divide by a spread ask first. */
export function varies(moments: Moments): boolean {
  return moments.min < moments.max && moments.m2 > 0
}

function sumAndRange(values: Sample): { sum: number; min: number; max: number } {
  let sum = 0
  let min = Infinity
  let max = -Infinity
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    sum += value
    if (value < min) min = value
    if (value > max) max = value
  }
  return { sum, min, max }
}

function correctedMean(values: Sample, first: number): number {
  let rest = 0
  for (let i = 0; i < values.length; i++) rest += values[i]! - first
  return first + rest / values.length
}

function powerSums(values: Sample, mean: number): { m2: number; m3: number; m4: number } {
  let m1 = 0
  let m2 = 0
  let m3 = 0
  let m4 = 0
  for (let i = 0; i < values.length; i++) {
    const d = values[i]! - mean
    const square = d * d
    m1 += d
    m2 += square
    m3 += square * d
    m4 += square * square
  }
  return { m2: m2 - (m1 * m1) / values.length, m3, m4 }
}
