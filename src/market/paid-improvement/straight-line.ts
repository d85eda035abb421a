import { correlationOfPeople } from '#market/answers/correlation-of-people'
import { orReason, type SureValue } from '#market/sure-value'
import { studentTCritical } from '#stats/intervals/critical-value'
import { leastSquares } from '#stats/regression/least-squares'
import { smallSampleErrors } from '#stats/regression/small-sample-errors'

const ROUNDING = 1e-9

/** Two numbers of each of some segments or people, and how much of a population each stands for where they do. */
export interface Pairs {
  readonly improvement: Float64Array
  readonly paid: Float64Array
  readonly weights?: Float64Array
}

/**
 * How much more is paid for one more of improvement, by the straight line of least squares. `classic` takes all pairs to scatter
 * alike about the line, with t of two degrees of freedom less than pairs; `HC3` does not, with t of those of Satterthwaite, and has no
 * error where one pair alone has another improvement than all others.
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
    const design = [weighed(constant), weighed(improvement)]
    const fit = leastSquares(design, weighed(paid), { covariance: 'classic' })
    if (covariance === 'HC3' && fit.leverage.some((own) => 1 - own < ROUNDING))
      return { reason: 'one alone has another improvement than all others' }
    const { error, df } =
      covariance === 'HC3'
        ? smallSampleErrors(design, fit.residuals, { adjustment: 'CR3' })[1]!
        : { error: Math.sqrt(fit.covariance[1]![1]!), df: fit.df }
    const value = fit.coefficients[1]!
    if (!(error > 0)) return { reason: 'all pairs lie on the line: nothing says how sure it is' }
    const reach = studentTCritical(level, df) * error
    return { value, interval: { low: value - reach, high: value + reach, level } }
  })
}

/** Spearman's rank correlation, by weight where pairs have one; without an interval in perfect order, where it would have no width. */
export function orderOf({ improvement, paid, weights }: Pairs, level: number): SureValue {
  return orReason(() => correlationOfPeople([improvement, paid], weights, 'ranks', level))
}
