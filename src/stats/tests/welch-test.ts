import { type Moments, variance } from '#stats/descriptive/moments'
import { type TTest, tTestOf } from '#stats/tests/t-test'

/**
 * Whether two independent arms differ in their means, treatment - base, without assuming equal
 * spreads. One arm without variation is legal; its share of the error is 0.
 * Source: Welch, Biometrika 1947;34:28 (degrees of freedom of Welch and Satterthwaite).
 * @throws StatisticsError 'too-few' under two values in an arm, 'no-variation' where neither arm varies
 */
export function welchTest(base: Moments, treatment: Moments, level: number): TTest {
  const a = variance(base) / base.n
  const b = variance(treatment) / treatment.n
  const df = welchDegrees(a, base.n - 1, b, treatment.n - 1)
  return tTestOf(treatment.mean - base.mean, Math.sqrt(a + b), df, level)
}

/** Degrees of freedom of a sum of two variances of means; shares keep tiny variances from underflow. */
export function welchDegrees(a: number, dfA: number, b: number, dfB: number): number {
  const share = a / (a + b)
  return 1 / (share ** 2 / dfA + (1 - share) ** 2 / dfB)
}
