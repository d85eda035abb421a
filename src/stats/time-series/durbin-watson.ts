import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { dot, orthogonalColumns } from '#stats/regression/orthogonal-columns'
import { normalTail } from '#stats/special/normal'

/** Neighbouring residuals held against each other. */
export interface DurbinWatson {
  /** 2 without autocorrelation, towards 0 with a positive one, towards 4 with a negative one. */
  readonly d: number
  /** One-sided, against a positive autocorrelation. */
  readonly pValue: number
}

/**
 * Whether residuals of a least squares fit follow their neighbours: sum of (e_t - e_(t-1))^2 / sum of e_t^2. The
 * p-value is from the normal distribution with the exact mean and variance of d under independence, which fits from
 * about 30 periods on. Not for designs with the outcome's own past, and not over missing periods: then `ljungBox`.
 * Source: Durbin and Watson, Biometrika 1950;37:409 and 1951;38:159, section 4.
 * @param design the columns of the fit, the constant among them, rows in the order of time
 * @throws StatisticsError 'too-few' where rows are not two more than columns, 'no-variation' where all residuals are 0,
 *   'singular' with the column (0-based) that others determine, 'not-finite', 'domain'
 */
export function durbinWatson(
  residuals: Float64Array,
  design: readonly Float64Array[],
): DurbinWatson {
  requireSample(residuals, design.length + 2)
  for (const column of design) requireSameLength(column, residuals)
  const total = dot(residuals, residuals)
  if (!(total > 0)) throw new StatisticsError('no-variation', 'All residuals are 0.')
  const d = dot(residuals, secondDifferences(residuals)) / total
  const { q } = orthogonalColumns(design)
  const images = q.map(secondDifferences)
  const products = q.map((a) => images.map((b) => dot(a, b)))
  const trace = products.reduce((sum, row, j) => sum + row[j]!, 0)
  const squares = images.reduce((sum, image) => sum + dot(image, image), 0)
  const powers = products.flat().reduce((sum, value) => sum + value * value, 0)
  const n = residuals.length
  const k = design.length
  const p = 2 * (n - 1) - trace
  const mean = p / (n - k)
  const variance =
    (2 / ((n - k) * (n - k + 2))) * (2 * (3 * n - 4) - 2 * squares + powers - p * mean)
  return { d, pValue: normalTail((mean - d) / Math.sqrt(variance)) }
}

/** A x with x' A x = sum of (x_t - x_(t-1))^2. */
function secondDifferences(values: Float64Array): Float64Array {
  return values.map((value, t) => {
    const before = t === 0 ? value : values[t - 1]!
    const after = values[t + 1] ?? value
    return 2 * value - before - after
  })
}
