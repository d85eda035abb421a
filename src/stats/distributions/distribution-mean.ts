import type { Distribution } from './distribution.ts'
import { checkedFamilyOf } from './families.ts'

/** The mean, in closed form (logit-normal: by quadrature, error below 1e-12 of the sd). Throws `domain`. */
export function distributionMean(d: Distribution): number {
  return checkedFamilyOf(d).mean(d)
}
