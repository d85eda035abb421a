import { type Moments, standardDeviation } from '#stats/descriptive/moments'
import { type TTest, tTestOf } from '#stats/tests/t-test'

/**
 * Whether the mean of a population differs from a given value; `difference` is mean - value.
 * @throws StatisticsError 'too-few' under two values, 'no-variation' where all are equal
 */
export function oneSampleTTest(moments: Moments, value: number, level: number): TTest {
  const standardError = standardDeviation(moments) / Math.sqrt(moments.n)
  return tTestOf(moments.mean - value, standardError, moments.n - 1, level)
}
