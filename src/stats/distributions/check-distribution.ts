import type { Distribution } from './distribution.ts'
import { familyOf } from './families.ts'

/**
 * What is wrong with the parameters, in plain words ("the low end 5 lies above the high end 2"),
 * or nothing. No spread (an sd of 0, a low end equal to the high end) is allowed.
 */
export function checkDistribution(d: Distribution): string | undefined {
  return familyOf(d).check(d)
}
