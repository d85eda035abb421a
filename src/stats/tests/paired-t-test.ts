import { momentsOf } from '#stats/descriptive/moments'
import { type Sample, requireSample } from '#stats/descriptive/sample'
import { oneSampleTTest } from '#stats/tests/one-sample-t-test'
import type { TTest } from '#stats/tests/t-test'

/**
 * Whether the same units differ between two conditions on average.
 * @param differences treatment - base, one a unit
 * @throws StatisticsError 'too-few' under two units, 'not-finite', 'no-variation' where all differences
 *   are equal
 */
export function pairedTTest(differences: Sample, level: number): TTest {
  requireSample(differences, 2)
  return oneSampleTTest(momentsOf(differences), 0, level)
}
