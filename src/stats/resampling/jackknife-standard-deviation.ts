import { momentsOf, standardDeviation } from '#stats/descriptive/moments'
import { type Sample, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { jackknifeOf } from '#stats/resampling/jackknife'

/** A standard deviation with the error of its logarithm. */
export interface JackknifeDeviation {
  readonly sd: number
  /** Of the natural logarithm of the standard deviation. */
  readonly logSdStandardError: number
  /** What each value adds to that error: the summed squares are its square; positive where the value widens the spread. */
  readonly influence: Float64Array
}

/**
 * How sure a standard deviation is, whatever the shape: leave out one unit at a time and see how far the
 * logarithm moves. One value a unit of analysis. Linear.
 * Source: Miller, Annals of Mathematical Statistics 1968;39:567; variance (n - 1) / n sum (t(-i) - mean t(-i))^2.
 * @throws StatisticsError 'too-few' under three values, 'not-finite', 'no-variation' where without one
 *   of the values the others are all equal
 */
export function jackknifeStandardDeviation(values: Sample): JackknifeDeviation {
  requireSample(values, 3)
  const { standardError, influence } = jackknifeOf(logSdWithout(values))
  return { sd: standardDeviation(momentsOf(values)), logSdStandardError: standardError, influence }
}

/**
 * Natural logarithm of the standard deviation with each value left out.
 * @throws StatisticsError 'no-variation' where without one value the others are all equal
 */
export function logSdWithout(values: Sample): Float64Array {
  const { n, mean, m2 } = momentsOf(values)
  const result = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const rest = m2 - (n / (n - 1)) * (values[i]! - mean) ** 2
    const exact = rest > 1e-6 * m2 ? rest : sumOfSquaresWithout(values, i)
    if (!(exact > 0))
      throw new StatisticsError(
        'no-variation',
        `Without value ${i + 1} all values are equal: the error of this spread cannot be told.`,
        { index: i },
      )
    result[i] = 0.5 * Math.log(exact / (n - 2))
  }
  return result
}

/** Where one value makes nearly all the spread, the difference above has lost its digits. */
function sumOfSquaresWithout(values: Sample, left: number): number {
  return momentsOf(Float64Array.from(values).filter((_, i) => i !== left)).m2
}
