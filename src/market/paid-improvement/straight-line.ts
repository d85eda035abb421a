import { orReason, type SureValue } from '#market/sure-value'
import { spearmanCorrelation } from '#stats/descriptive/correlation'
import { correlationInterval } from '#stats/intervals/correlation-interval'
import { studentTCritical } from '#stats/intervals/critical-value'
import { leastSquares } from '#stats/regression/least-squares'

const ROUNDING = 1e-9

/** Two numbers of each of some segments or people, and how much of a population each stands for where they do. */
export interface Pairs {
  readonly improvement: Float64Array
  readonly paid: Float64Array
  readonly weights?: Float64Array
}

/**
 * How much more is paid for one more of improvement, by the straight line of least squares; t with two degrees of
 * freedom less than pairs. `classic` takes all pairs to scatter alike about the line, `HC3` does not, and has no error
 * where one pair alone has another improvement than all others.
 */
export function slopeOf(
  { improvement, paid, weights }: Pairs,
  covariance: 'classic' | 'HC3',
  level: number,
): SureValue {
  return orReason((): SureValue => {
    const weighed = (column: Float64Array): Float64Array =>
      weights === undefined ? column : column.map((value, i) => value * Math.sqrt(weights[i]!))
    const constant = new Float64Array(paid.length).fill(1)
    const fit = leastSquares([weighed(constant), weighed(improvement)], weighed(paid), {
      covariance,
    })
    if (covariance === 'HC3' && fit.leverage.some((own) => 1 - own < ROUNDING))
      return { reason: 'one alone has another improvement than all others' }
    const reach = studentTCritical(level, fit.df) * Math.sqrt(fit.covariance[1]![1]!)
    const value = fit.coefficients[1]!
    return { value, interval: { low: value - reach, high: value + reach, level } }
  })
}

/** Spearman's rank correlation, every pair counting once; without an interval in perfect order, where it would have no width. */
export function orderOf({ improvement, paid }: Pairs, level: number): SureValue {
  return orReason(() => {
    const value = spearmanCorrelation(improvement, paid)
    if (1 - Math.abs(value) < ROUNDING) return { value: Math.sign(value) }
    const n = paid.length
    return { value, interval: correlationInterval(value, { n, of: 'ranks' }, level) }
  })
}
