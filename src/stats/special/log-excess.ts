/**
 * r - 1 - ln r for r > 0, without cancellation near r = 1: the exponent of gamma and beta
 * densities. `excess` is r - 1, computed by the caller where that is exact.
 */
export function logExcess(ratio: number, excess: number): number {
  if (Math.abs(excess) > 0.35) return excess - Math.log(ratio)
  // ln(1 + t) = 2 atanh(s), s = t / (2 + t), and t - 2 s = t s
  const s = excess / (2 + excess)
  const square = s * s
  let sum = 0
  for (let odd = 25; odd >= 3; odd -= 2) sum = sum * square + 1 / odd
  return excess * s - 2 * s * square * sum
}
