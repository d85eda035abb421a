import { quantileSorted } from '#stats/descriptive/quantile'
import { requireSameLength } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import type { Interval } from '#stats/intervals/interval'

/**
 * The door of every bootstrap: with fewer resamples the ends of an interval are those of single ones.
 * @throws StatisticsError 'domain' for anything but a whole number from 100 on
 */
export function requireResamples(resamples: number): void {
  if (!Number.isInteger(resamples) || resamples < 100)
    throw new StatisticsError(
      'domain',
      'A bootstrap takes a whole number of resamples, at least 100.',
    )
}

/**
 * The door of people who stand for more or less of their population.
 * @throws StatisticsError 'domain' where weights are not as many as the people, or one is not above 0
 */
export function requireWeights(weights: Float64Array | undefined, people: ArrayLike<number>): void {
  if (weights === undefined) return
  requireSameLength(weights, people)
  const index = weights.findIndex((weight) => !(weight > 0 && weight < Infinity))
  if (index >= 0)
    throw new StatisticsError('domain', `The weight of person ${index + 1} is not above 0.`, {
      index,
    })
}

/**
 * Percentile interval: between which values the middle resamples of this share lie.
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
 * @param sorted a statistic on each resample, in rising order
 */
export function percentileInterval(sorted: Float64Array, level: number): Interval {
  return intervalBetween(sorted, [(1 - level) / 2, (1 + level) / 2], level)
}

/** The interval of this level that ends at two shares of the sorted resamples. */
export function intervalBetween(
  sorted: Float64Array,
  [low, high]: readonly [number, number],
  level: number,
): Interval {
  return { low: quantileSorted(sorted, low), high: quantileSorted(sorted, high), level }
}
