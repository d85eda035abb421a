import type { Distribution } from './distribution.ts'
import { checkedFamilyOf } from './families.ts'
import type { Support } from './family.ts'

/** The smallest and largest value the distribution can take; infinite where it has no end. Throws `domain`. */
export function distributionSupport(d: Distribution): Support {
  return checkedFamilyOf(d).support(d)
}
