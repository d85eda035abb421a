import { type Comoments, covariance } from '#stats/descriptive/comoments'
import { type Moments, variance } from '#stats/descriptive/moments'
import { StatisticsError } from '#stats/error'
import { type TTest, tTestOf } from '#stats/tests/t-test'
import { welchDegrees } from '#stats/tests/welch-test'

/** One arm: outcome y, covariate x from before the treatment, and both together over the same rows. */
export interface CupedArm {
  readonly y: Moments
  readonly x: Moments
  /** a and b are y and x, in either order. */
  readonly yx: Comoments
}

/** The difference treatment - base with the covariate's share taken out. */
export interface Cuped extends TTest {
  /** Outcome per unit of the covariate, pooled within the arms. */
  readonly theta: number
  /** Share of the variance of the plain difference that the covariate takes away; negative where it adds. */
  readonly varianceReduction: number
  /** Means of the arms at the mean covariate of all rows. */
  readonly adjustedMeans: { readonly base: number; readonly treatment: number }
}

/**
 * Whether two arms of a randomised trial differ once one earlier measurement is taken out, from moments
 * alone; with the rows at hand take `ancova`. Degrees of freedom as Welch's.
 * Source: Deng, Xu, Kohavi and Walker, WSDM 2013, section 3.2 (theta pooled within the arms).
 * @throws StatisticsError 'too-few' under two rows in an arm, 'no-variation' where the covariate does not
 *   vary within the arms or the adjusted outcome in neither, 'domain' where an arm's parts differ in n
 */
export function cuped(
  { base, treatment }: { readonly base: CupedArm; readonly treatment: CupedArm },
  level: number,
): Cuped {
  requireArm(base)
  requireArm(treatment)
  const within = base.x.m2 + treatment.x.m2
  if (!(within > 0))
    throw new StatisticsError('no-variation', 'The covariate does not vary within the arms.')
  const theta = (base.yx.c + treatment.yx.c) / within
  const a = varianceOfMean(base, theta)
  const b = varianceOfMean(treatment, theta)
  const means = adjustedMeans(base, treatment, theta)
  const df = welchDegrees(a, base.y.n - 1, b, treatment.y.n - 1)
  const plain = varianceOfMean(base, 0) + varianceOfMean(treatment, 0)
  return {
    ...tTestOf(means.treatment - means.base, Math.sqrt(a + b), df, level),
    theta,
    varianceReduction: 1 - (a + b) / plain,
    adjustedMeans: means,
  }
}

function requireArm({ y, x, yx }: CupedArm): void {
  if (y.n !== x.n || y.n !== yx.n)
    throw new StatisticsError('domain', 'Outcome and covariate must be over the same rows.', {
      y: y.n,
      x: x.n,
      yx: yx.n,
    })
}

function varianceOfMean({ y, x, yx }: CupedArm, theta: number): number {
  const adjusted = variance(y) + theta ** 2 * variance(x) - 2 * theta * covariance(yx)
  return Math.max(0, adjusted) / y.n
}

function adjustedMeans(
  base: CupedArm,
  treatment: CupedArm,
  theta: number,
): { base: number; treatment: number } {
  const n = base.y.n + treatment.y.n
  const centre = (base.x.mean * base.y.n + treatment.x.mean * treatment.y.n) / n
  const at = (arm: CupedArm): number => arm.y.mean - theta * (arm.x.mean - centre)
  return { base: at(base), treatment: at(treatment) }
}
