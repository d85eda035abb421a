import { StatisticsError } from '#stats/error'

/**
 * An estimate together with what each row adds to its error. The squares of `influence` sum to the
 * squared standard error and the products of two estimates' influences to their covariance, so that
 * estimates from the same rows can be combined and drawn together.
 * Source: Hampel et al., Robust Statistics (1986), section 2.1; scaled so that no divisor is left.
 */
export interface LinearEstimate {
  readonly value: number
  /** One entry a row (0 where the row takes no part); of one length for all estimates of a table. */
  readonly influence: Float64Array
  /** Degrees of freedom of the standard error. */
  readonly df: number
}

/** Square root of the summed squares of the influence. */
export function standardErrorOf(estimate: LinearEstimate): number {
  return Math.sqrt(covarianceOf(estimate, estimate))
}

/**
 * Covariance of two estimates from the same table.
 * @throws StatisticsError 'domain' where the tables differ in length
 */
export function covarianceOf(a: LinearEstimate, b: LinearEstimate): number {
  if (a.influence.length !== b.influence.length)
    throw new StatisticsError('domain', 'Two estimates of different tables have no covariance.', {
      a: a.influence.length,
      b: b.influence.length,
    })
  let sum = 0
  for (let i = 0; i < a.influence.length; i++) sum += a.influence[i]! * b.influence[i]!
  return sum
}

/**
 * A weighted sum of estimates from one table with its influence; df is the smallest of the parts.
 * For a smooth function of estimates the weights are its derivatives and `value` is set apart (delta method).
 * @throws StatisticsError 'too-few' without parts, 'domain' where the tables differ in length
 */
export function weightedSum(
  parts: readonly { readonly weight: number; readonly estimate: LinearEstimate }[],
): LinearEstimate {
  const first = parts[0]
  if (first === undefined) throw new StatisticsError('too-few', 'A sum needs at least one part.')
  const influence = new Float64Array(first.estimate.influence.length)
  let value = 0
  let df = Infinity
  for (const { weight, estimate } of parts) {
    if (estimate.influence.length !== influence.length)
      throw new StatisticsError('domain', 'Estimates of different tables cannot be added.')
    value += weight * estimate.value
    df = Math.min(df, estimate.df)
    for (let i = 0; i < influence.length; i++) influence[i]! += weight * estimate.influence[i]!
  }
  return { value, influence, df }
}

/** Sum of two estimates of one table. */
export function sumOf(a: LinearEstimate, b: LinearEstimate): LinearEstimate {
  return weightedSum([
    { weight: 1, estimate: a },
    { weight: 1, estimate: b },
  ])
}

/** First less second, of one table. */
export function differenceOf(a: LinearEstimate, b: LinearEstimate): LinearEstimate {
  return weightedSum([
    { weight: 1, estimate: a },
    { weight: -1, estimate: b },
  ])
}

/** The same estimate with its influence stretched so that the standard error is the given one. */
export function withStandardError(estimate: LinearEstimate, error: number): LinearEstimate {
  const now = standardErrorOf(estimate)
  if (now === 0) return estimate
  return { ...estimate, influence: estimate.influence.map((u) => (u * error) / now) }
}
