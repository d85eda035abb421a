import type { Distribution } from './distribution.ts'
import { checkedFamilyOf } from './families.ts'

/**
 * The standard deviation of the whole distribution (discrete and empirical values: divisor n, not
 * n - 1), in closed form or, for logit-normal, by quadrature. Throws `domain`.
 */
export function distributionSd(d: Distribution): number {
  return checkedFamilyOf(d).sd(d)
}
