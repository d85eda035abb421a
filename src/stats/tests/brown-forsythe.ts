import { momentsOf } from '#stats/descriptive/moments'
import { medianOf } from '#stats/descriptive/quantile'
import { type Sample, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { fTail } from '#stats/special/f-distribution'

/** An F test. */
export interface FTest {
  readonly f: number
  readonly df1: number
  readonly df2: number
  readonly pValue: number
}

/**
 * Whether groups differ in spread, whatever their shape: analysis of variance of the distances from
 * each group's median. It gives no size of the difference: see `compareSpreads`.
 * Source: Brown and Forsythe, JASA 1974;69:364.
 * @throws StatisticsError 'too-few' under two groups or two values in a group, 'not-finite',
 *   'no-variation' where the distances do not vary within any group
 */
export function brownForsythe(groups: readonly Sample[]): FTest {
  if (groups.length < 2)
    throw new StatisticsError('too-few', 'At least two groups are needed.', { n: groups.length })
  const distances = groups.map(distancesFromMedian).map((values) => momentsOf(values))
  const n = distances.reduce((sum, group) => sum + group.n, 0)
  const mean = distances.reduce((sum, group) => sum + group.n * group.mean, 0) / n
  const within = distances.reduce((sum, group) => sum + group.m2, 0)
  const between = distances.reduce((sum, group) => sum + group.n * (group.mean - mean) ** 2, 0)
  if (!(within > 0))
    throw new StatisticsError('no-variation', 'The distances from the median do not vary.')
  const df1 = groups.length - 1
  const df2 = n - groups.length
  const f = between / df1 / (within / df2)
  return { f, df1, df2, pValue: fTail(f, df1, df2) }
}

function distancesFromMedian(values: Sample): Float64Array {
  requireSample(values, 2)
  const median = medianOf(values)
  return Float64Array.from(values, (value) => Math.abs(value - median))
}
