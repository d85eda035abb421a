import { type Moments, standardDeviation, varies } from '#stats/descriptive/moments'
import { StatisticsError } from '#stats/error'
import { type Interval, requireLevel } from '#stats/intervals/interval'
import { betaQuantile } from '#stats/special/beta'
import { fTail } from '#stats/special/f-distribution'
import type { FTest } from '#stats/tests/brown-forsythe'
import { doubledTail } from '#stats/tests/p-value'

/** The F test of two variances, with the ratio of the standard deviations. */
export interface VarianceRatio extends FTest {
  /** Standard deviation of the treatment / that of the base. */
  readonly ratio: number
  /** Of `ratio`. */
  readonly interval: Interval
}

/**
 * Whether two normal populations differ in spread. For normal values only: with heavy tails both the
 * p-value and the interval are far too sure of themselves (take `compareSpreads`).
 * Source: Snedecor and Cochran, Statistical Methods (1989), section 6.12; R's var.test.
 * @throws StatisticsError 'too-few' under two values in an arm, 'no-variation' where an arm does not vary
 */
export function varianceRatio(base: Moments, treatment: Moments, level: number): VarianceRatio {
  requireLevel(level)
  const ratio = standardDeviation(treatment) / standardDeviation(base)
  if (!varies(base) || !varies(treatment))
    throw new StatisticsError(
      'no-variation',
      'A ratio of spreads needs values that vary in both arms.',
    )
  const df1 = treatment.n - 1
  const df2 = base.n - 1
  const f = ratio ** 2
  const upper = fTail(f, df1, df2)
  const lower = fTail(1 / f, df2, df1)
  const tail = (1 - level) / 2
  const interval = {
    low: ratio * Math.sqrt(fQuantile(tail, df2, df1)),
    high: ratio / Math.sqrt(fQuantile(tail, df1, df2)),
    level,
  }
  return { f, df1, df2, pValue: doubledTail(lower, upper), ratio, interval }
}

/** The value below which a (small) share of the F distribution lies. */
function fQuantile(share: number, df1: number, df2: number): number {
  const x = betaQuantile(share, df1 / 2, df2 / 2)
  return ((x / (1 - x)) * df2) / df1
}
