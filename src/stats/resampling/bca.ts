import { StatisticsError } from '#stats/error'
import { normalCritical } from '#stats/intervals/critical-value'
import { normalCdf, normalQuantile } from '#stats/special/normal'

/** What the bias and the skew of a statistic are read from. */
interface BcaInput {
  /** Ascending values on the resamples. */
  readonly draws: Float64Array
  readonly estimate: number
  /** For each sample the statistic with each of its units left out. */
  readonly withoutOne: readonly Float64Array[]
}

/**
 * At which shares of the resamples a BCa interval ends. Resamples equal to the estimate count half.
 * Source: Efron, JASA 1987;82:171, equation 2.3; acceleration over several samples: Davison and Hinkley,
 * Bootstrap Methods and their Application (1997), equations 5.24 and 3.18.
 * @throws StatisticsError 'domain' where all resamples lie on one side of the estimate, or the skew is too strong
 */
export function bcaProbabilities(
  { draws, estimate, withoutOne }: BcaInput,
  level: number,
): [number, number] {
  const bias = normalQuantile(shareBelow(draws, estimate))
  const skew = acceleration(withoutOne)
  if (!Number.isFinite(bias))
    throw new StatisticsError(
      'domain',
      'All resamples lie on one side of the estimate: no BCa interval; take the percentile one.',
    )
  const z = normalCritical(level)
  return [shareAt(bias, skew, -z), shareAt(bias, skew, z)]
}

function shareAt(bias: number, skew: number, edge: number): number {
  const stretch = 1 - skew * (bias + edge)
  if (!(stretch > 0))
    throw new StatisticsError(
      'domain',
      'The statistic is too skewed for a BCa interval at this level; take the percentile one.',
    )
  return normalCdf(bias + (bias + edge) / stretch)
}

function shareBelow(draws: Float64Array, estimate: number): number {
  let below = 0
  let equal = 0
  for (const draw of draws) {
    if (draw < estimate) below++
    else if (draw === estimate) equal++
  }
  return (below + equal / 2) / draws.length
}

/** Skewness of the empirical influence values, by the jackknife; 0 where nothing moves the statistic. */
function acceleration(withoutOne: readonly Float64Array[]): number {
  let cubes = 0
  let squares = 0
  for (const values of withoutOne) {
    const n = values.length
    const mean = values.reduce((sum, value) => sum + value, 0) / n
    for (const value of values) {
      const influence = ((n - 1) * (mean - value)) / n
      cubes += influence ** 3
      squares += influence ** 2
    }
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5)
}
