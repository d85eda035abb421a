import { momentsOf } from '../descriptive/moments.ts'
import { StatisticsError } from '../error.ts'
import { checkWeights, onTheSample } from './point-table.ts'

/**
 * A column on a scale without a unit: less its mean, over its standard deviation (n - 1), so that no measure outweighs
 * another by its unit. Weights count values as so many, on the whole as many as there are values. Throws `too-few` under
 * two values, `no-variation` where all are alike, `not-finite`, `domain` on a weight that is not above 0.
 */
export function standardized(values: Float64Array, weights?: Float64Array): Float64Array {
  if (values.length < 2) throw new StatisticsError('too-few', 'a scale needs two values')
  const { n, mean, m2 } = momentsOf(values)
  if (!(m2 > 0)) throw new StatisticsError('no-variation', 'all values are alike')
  if (weights === undefined) return scaled(values, mean, m2 / (n - 1))
  checkWeights(weights, values.length)
  const shares = onTheSample(weights)
  const sumOf = (term: (value: number) => number): number =>
    values.reduce((sum, value, i) => sum + shares[i]! * term(value), 0)
  // Around the plain mean, lest large values lose their digits.
  const centre = mean + sumOf((value) => value - mean) / n
  return scaled(values, centre, sumOf((value) => (value - centre) ** 2) / (n - 1))
}

function scaled(values: Float64Array, mean: number, variance: number): Float64Array {
  const deviation = Math.sqrt(variance)
  return values.map((value) => (value - mean) / deviation)
}
