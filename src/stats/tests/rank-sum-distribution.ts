/**
 * Probability that Mann and Whitney's U of two arms without ties is at most `u`, where the arms do not
 * differ: by counting all arrangements, the coefficients of the product over i = 1 ... m of
 * (1 - q^(n + i)) / (1 - q^i). Cost m (m n): for small arms.
 * Source: Andrews, The Theory of Partitions (1976), theorem 3.1.
 */
export function rankSumLowerTail(u: number, m: number, n: number): number {
  const ways = new Float64Array(Math.floor((m * n) / 2) + 1)
  ways[0] = 1
  for (let i = 1; i <= m; i++) {
    for (let sum = ways.length - 1; sum >= n + i; sum--) ways[sum]! -= ways[sum - n - i]!
    for (let sum = i; sum < ways.length; sum++) ways[sum]! += ways[sum - i]!
  }
  let arrangements = 1
  for (let i = 1; i <= m; i++) arrangements *= (n + i) / i
  return sumUpTo(ways, Math.min(u, ways.length - 1)) / arrangements
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

function sumUpTo(ways: Float64Array, last: number): number {
  let sum = 0
  for (let i = 0; i <= last; i++) sum += ways[i]!
  return sum
}
