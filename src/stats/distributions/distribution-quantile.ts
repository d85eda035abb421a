import { checkProbability } from '../special/check-argument.ts'
import type { Distribution } from './distribution.ts'
import { checkedFamilyOf } from './families.ts'

/**
 * The smallest value with at least a share `p` of the distribution at or below it; the ends of the
 * support at 0 and 1. Counts, discrete and empirical values: the inverse of the cdf (type 1).
 * Discrete and empirical values are sorted at each call. Throws `domain`.
 */
export function distributionQuantile(d: Distribution, p: number): number {
  checkProbability(p)
  return checkedFamilyOf(d).quantile(d, p)
}
