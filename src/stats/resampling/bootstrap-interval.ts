import { requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { type Interval, requireLevel } from '#stats/intervals/interval'
import type { Generator } from '#stats/random/generator'
import { bcaProbabilities } from '#stats/resampling/bca'
import {
  type Statistic,
  deleteOneValues,
  drawStatistic,
  statisticOf,
} from '#stats/resampling/resampled-statistic'
import { intervalBetween, percentileInterval, requireResamples } from '#stats/resampling/resamples'

/** What to resample, and how often. */
export interface BootstrapInput {
  /** One sample, or the base's and the treatment's: each is resampled by itself. */
  readonly samples: readonly [Float64Array] | readonly [Float64Array, Float64Array]
  readonly statistic: Statistic
  readonly generator: Generator
  /** From 100 on; 2000 or more for an interval that is to be printed. */
  readonly resamples: number
  readonly level: number
  /** Percentile: the quantiles of the resamples. BCa: shifted for bias and skew, second-order correct. */
  readonly kind: 'percentile' | 'bca'
}

/** A statistic with the spread of its resamples. */
export interface BootstrapInterval {
  readonly estimate: number
  /** Standard deviation over the resamples. */
  readonly standardError: number
  readonly interval: Interval
}

/**
 * Between which values a statistic without a formula for its error lies: resample the units with
 * replacement and see how it moves. Not for extremes (minimum, maximum) and not for a handful of units.
 * One value a unit of analysis. Cost resamples x n, and n x n for BCa of a function.
 * Source: Efron, JASA 1987;82:171 (percentile, BCa); Efron and Tibshirani, An Introduction to the Bootstrap
 * (1993), chapter 14.
 * @throws StatisticsError 'too-few' under two values in a sample, 'not-finite' (of a value, or of the
 *   statistic on a resample), 'no-variation' where the statistic is the same on every resample, 'domain' for
 *   a bad level or number of resamples, or where BCa cannot be had since all resamples lie on one side
 */
export function bootstrapInterval(input: BootstrapInput): BootstrapInterval {
  const { samples, statistic, generator, resamples, level, kind } = input
  requireLevel(level)
  for (const sample of samples) requireSample(sample, 2)
  requireResamples(resamples)
  const estimate = statisticOf(samples, statistic)
  const draws = new Float64Array(resamples)
  const draw = drawStatistic(samples, statistic, generator)
  for (let k = 0; k < resamples; k++) draws[k] = draw()
  requireSample(draws, 2)
  draws.sort()
  const standardError = spreadOf(draws)
  if (!(draws[0]! < draws[resamples - 1]! && standardError > 0))
    throw new StatisticsError('no-variation', 'The statistic is the same on every resample.')
  if (kind === 'percentile')
    return { estimate, standardError, interval: percentileInterval(draws, level) }
  const withoutOne = deleteOneValues(samples, statistic)
  const ends = bcaProbabilities({ draws, estimate, withoutOne }, level)
  return { estimate, standardError, interval: intervalBetween(draws, ends, level) }
}

/** Standard deviation in two passes, corrected. */
function spreadOf(draws: Float64Array): number {
  let sum = 0
  for (let k = 0; k < draws.length; k++) sum += draws[k]!
  const mean = sum / draws.length
  let rest = 0
  let squares = 0
  for (let k = 0; k < draws.length; k++) {
    const distance = draws[k]! - mean
    rest += distance
    squares += distance * distance
  }
  return Math.sqrt((squares - (rest * rest) / draws.length) / (draws.length - 1))
}
