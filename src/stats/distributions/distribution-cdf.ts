import { checkVariable } from '../special/check-argument.ts'
import type { Distribution } from './distribution.ts'
import { checkedFamilyOf } from './families.ts'

/** The probability of a value at or below `x`. Throws `domain`, or `not-finite` where x is NaN. */
export function distributionCdf(d: Distribution, x: number): number {
  checkVariable('x', x)
  return checkedFamilyOf(d).cdf(d, x)
}
