/**
 * Probability that Mann and Whitney's U of two arms without ties is at most `u`, where the arms do not
 * differ: by counting all arrangements. Cost m n (m n / 2): for small arms.
 */
export function rankSumLowerTail(u: number, m: number, n: number): number {
  const size = Math.floor((m * n) / 2) + 1
  const ways = Array.from({ length: m + 1 }, () => new Float64Array(size).fill(0))
  for (const row of ways) row[0] = 1
  for (let second = 1; second <= n; second++) {
    for (let first = 1; first <= m; first++) addShifted(ways[first]!, ways[first - 1]!, second)
  }
  let arrangements = 1
  for (let i = 1; i <= m; i++) arrangements *= (n + i) / i
  return sumUpTo(ways[m]!, Math.min(u, size - 1)) / arrangements
}

/** Probability that the sum of positive ranks of `n` differences without ties is at most `v`. */
export function signedRankLowerTail(v: number, n: number): number {
  const ways = new Float64Array(Math.floor((n * (n + 1)) / 4) + 1)
  ways[0] = 1
  for (let rank = 1; rank <= n; rank++) {
    for (let sum = ways.length - 1; sum >= rank; sum--) ways[sum] = ways[sum]! + ways[sum - rank]!
  }
  return sumUpTo(ways, Math.min(v, ways.length - 1)) / 2 ** n
}

function addShifted(target: Float64Array, source: Float64Array, shift: number): void {
  for (let i = shift; i < target.length; i++) target[i] = target[i]! + source[i - shift]!
}

function sumUpTo(ways: Float64Array, last: number): number {
  let sum = 0
  for (let i = 0; i <= last; i++) sum += ways[i]!
  return sum
}
