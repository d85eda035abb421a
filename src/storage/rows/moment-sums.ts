/** Moments of one column in one cell, as they grow: Welford's quantities. */
export interface RunningMoments {
  n: number
  mean: number
  m2: number
  m3: number
  m4: number
  min: number
  max: number
}

/** Co-moment of two columns in one cell, as it grows. */
export interface RunningPair {
  n: number
  meanA: number
  meanB: number
  c: number
}

export function noMoments(): RunningMoments {
  return { n: 0, mean: 0, m2: 0, m3: 0, m4: 0, min: Infinity, max: -Infinity }
}

export function noPair(): RunningPair {
  return { n: 0, meanA: 0, meanB: 0, c: 0 }
}

/**
 * Merges the moments of two disjoint sets of rows into the first.
 * Source: Pebay, Sandia report SAND2008-6212, equations 2.1 and 3.1.
 */
export function mergeMoments(a: RunningMoments, b: RunningMoments): void {
  if (b.n === 0) return
  const n = a.n + b.n
  const delta = b.mean - a.mean
  const perRow = delta / n
  const cross = a.n * b.n * delta * perRow
  a.m4 +=
    b.m4 +
    cross * perRow * perRow * (a.n * a.n - a.n * b.n + b.n * b.n) +
    6 * perRow * perRow * (a.n * a.n * b.m2 + b.n * b.n * a.m2) +
    4 * perRow * (a.n * b.m3 - b.n * a.m3)
  a.m3 += b.m3 + cross * perRow * (a.n - b.n) + 3 * perRow * (a.n * b.m2 - b.n * a.m2)
  a.m2 += b.m2 + cross
  a.mean += perRow * b.n
  a.n = n
  a.min = Math.min(a.min, b.min)
  a.max = Math.max(a.max, b.max)
}

/** Merges the co-moments of two disjoint sets of rows into the first (Pebay, equation 3.7). */
export function mergePairs(a: RunningPair, b: RunningPair): void {
  if (b.n === 0) return
  const n = a.n + b.n
  const deltaA = b.meanA - a.meanA
  const deltaB = b.meanB - a.meanB
  a.c += b.c + (deltaA * deltaB * a.n * b.n) / n
  a.meanA += (deltaA * b.n) / n
  a.meanB += (deltaB * b.n) / n
  a.n = n
}
