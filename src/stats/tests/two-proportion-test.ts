import { StatisticsError } from '#stats/error'
import { type TwoProportions, requireTwoProportions } from '#stats/intervals/counts'
import { normalPValue } from '#stats/tests/p-value'

/**
 * Whether two independent shares differ, p2 - p1: pooled z, no continuity correction. Not under 5
 * expected in a cell (`smallestExpected`): take `fisherExact`.
 * Source: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (2003), section 3.1.
 * @throws StatisticsError 'too-few' for an empty group, 'no-variation' where all cases came out alike
 */
export function twoProportionTest(counts: TwoProportions): {
  readonly difference: number
  readonly z: number
  readonly pValue: number
  readonly smallestExpected: number
} {
  requireTwoProportions(counts)
  const { x1, n1, x2, n2 } = counts
  const successes = x1 + x2
  const n = n1 + n2
  if (successes === 0 || successes === n)
    throw new StatisticsError('no-variation', 'All cases came out alike: the shares do not differ.')
  const pooled = successes / n
  const difference = x2 / n2 - x1 / n1
  const z = difference / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
  const smallestExpected = (Math.min(n1, n2) * Math.min(successes, n - successes)) / n
  return { difference, z, pValue: normalPValue(z), smallestExpected }
}
