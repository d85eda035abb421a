import type { Moments } from '#stats/descriptive/moments'
import type { RatioEstimate } from '#stats/intervals/ratio-estimate'
import { welchTest } from '#stats/tests/welch-test'

/**
 * By what factor typical (not average) values differ: Welch's test of the logarithms, turned back.
 * A second figure beside the ratio of arithmetic means, which money follows.
 * @param base moments of the logarithms (`logMomentsOf`)
 * @param treatment moments of the logarithms
 * @throws StatisticsError 'too-few' under two values in an arm, 'no-variation' where neither arm varies
 */
export function ratioOfGeometricMeansInterval(
  base: Moments,
  treatment: Moments,
  level: number,
): RatioEstimate {
  const test = welchTest(base, treatment, level)
  return {
    ratio: Math.exp(test.difference),
    logStandardError: test.standardError,
    df: test.df,
    pValue: test.pValue,
    interval: { low: Math.exp(test.interval.low), high: Math.exp(test.interval.high), level },
  }
}
