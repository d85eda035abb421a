/**
 * Share of a distribution on whole numbers that is no more likely than what was observed: the two-sided
 * p-value of R's fisher.test, binom.test and poisson.test (values within 1e-7 count as equally likely).
 * @param weights probabilities from the smallest value on, up to a common factor
 */
export function unlikelierShare(weights: Float64Array, observed: number): number {
  const limit = weights[observed]! * (1 + 1e-7)
  let total = 0
  let unlikelier = 0
  for (const weight of weights) {
    total += weight
    if (weight <= limit) unlikelier += weight
  }
  return Math.min(1, unlikelier / total)
}

/**
 * Weights of neighbouring values from the ratio of each to the one before, the largest being 1:
 * outwards from the mode, so that nothing overflows.
 * @param ratio of weight k to weight k - 1, falling in k
 */
export function weightsFromRatios(size: number, ratio: (k: number) => number): Float64Array {
  const weights = new Float64Array(size)
  let mode = 0
  let last = size - 1
  while (mode < last) {
    const middle = (mode + last + 1) >>> 1
    if (ratio(middle) >= 1) mode = middle
    else last = middle - 1
  }
  weights[mode] = 1
  for (let k = mode + 1; k < size; k++) weights[k] = weights[k - 1]! * ratio(k)
  for (let k = mode; k > 0; k--) weights[k - 1] = weights[k]! / ratio(k)
  return weights
}
