import { momentsOf } from '../descriptive/moments.ts'
import { StatisticsError } from '../error.ts'

/**
 * A column on a scale without a unit: less its mean, over its standard deviation (n - 1), so that no measure outweighs
 * another by its unit. Throws `too-few` under two values, `no-variation` where all are alike, `not-finite`.
 */
export function standardized(values: Float64Array): Float64Array {
  if (values.length < 2) throw new StatisticsError('too-few', 'a scale needs two values')
  const { n, mean, m2 } = momentsOf(values)
  if (!(m2 > 0)) throw new StatisticsError('no-variation', 'all values are alike')
  const sd = Math.sqrt(m2 / (n - 1))
  return values.map((value) => (value - mean) / sd)
}
