import { StatisticsError } from '#stats/error'
import { checkPositive, checkVariable } from '#stats/special/check-argument'
import { gammaLogQuantile } from '#stats/special/gamma'
import { logGammaVariable } from '#stats/special/incomplete-gamma'
import { normalTail } from '#stats/special/normal'

const FEWEST_POINTS = 64
const MOST_POINTS = 100_000
const NEGLIGIBLE = 1e-18
const AGREED = 1e-13

/**
 * Probability that a noncentral t variable, (Z + noncentrality) / sqrt(chi-square / df), lies above `t`:
 * the chance of a t statistic beyond a critical value when there is an effect. Infinite `df` is the
 * normal distribution. Absolute error below 1e-11 (noncentralities up to 30).
 * Method: the mean of the normal tail over the chi-square variable, by the trapezoidal rule on its
 * logarithm, where the integrand is smooth and vanishes at both ends: each halving of the step then squares the error.
 * Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 31.
 * @throws StatisticsError 'not-finite' where t or the noncentrality is not a number, 'domain' unless df is 1 or more
 */
export function noncentralTTail(t: number, df: number, noncentrality: number): number {
  checkVariable('t', t)
  checkVariable('noncentrality', noncentrality)
  if (df === Infinity || t === 0) return normalTail(t - noncentrality)
  checkPositive('df', df)
  if (df < 1)
    throw new StatisticsError('domain', `Degrees of freedom are 1 or more here, not ${df}.`, { df })
  const shape = df / 2
  const { density } = logGammaVariable(shape)
  const low = gammaLogQuantile({ lower: NEGLIGIBLE, upper: 1 }, shape)
  const high = gammaLogQuantile({ lower: 1, upper: NEGLIGIBLE }, shape)
  return meanTail([low, high], (u) => {
    return density(u) * normalTail(t * Math.sqrt(Math.exp(u) / shape) - noncentrality)
  })
}

/** The area under a smooth curve that vanishes at both ends: the step is halved until it no longer matters. */
function meanTail(
  [low, high]: readonly [number, number],
  curve: (place: number) => number,
): number {
  let points = FEWEST_POINTS
  let step = (high - low) / points
  let sum = 0
  for (let i = 0; i <= points; i++) sum += curve(low + i * step)
  for (let before = Infinity; points < MOST_POINTS && Math.abs(sum * step - before) > AGREED;) {
    before = sum * step
    for (let i = 0; i < points; i++) sum += curve(low + (i + 0.5) * step)
    points *= 2
    step /= 2
  }
  return Math.min(1, sum * step)
}
