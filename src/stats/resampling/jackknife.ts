import { momentsOf } from '#stats/descriptive/moments'
import { requireSample } from '#stats/descriptive/sample'

/** The error of a statistic by leaving out one unit at a time. */
export interface Jackknife {
  readonly standardError: number
  /** What each unit adds to the error, with its direction: the summed squares are the squared error. */
  readonly influence: Float64Array
}

/**
 * The error of a statistic of n units from its n values with one unit left out: variance
 * (n - 1) / n sum (t(-i) - mean t(-i))^2. For smooth statistics; not for a median.
 * Source: Tukey 1958; Efron and Stein, Annals of Statistics 1981;9:586.
 * @param without the statistic with unit i left out
 * @throws StatisticsError 'too-few' under two units, 'not-finite'
 */
export function jackknifeOf(without: Float64Array): Jackknife {
  requireSample(without, 2)
  const n = without.length
  const { mean, m2 } = momentsOf(without)
  const scale = -Math.sqrt((n - 1) / n)
  return {
    standardError: Math.sqrt(((n - 1) / n) * m2),
    influence: without.map((value) => scale * (value - mean)),
  }
}
