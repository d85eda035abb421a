import type { Quantiles } from '#quantity/figure'
import { StatisticsError } from '#stats/error'
import type { Summary } from '#value/result'
import type { OrderStatistics } from './order-statistics.ts'

/**
 * How is an output spread over the draws? Mean, standard deviation (n - 1), type-7 quantiles and
 * the standard error of the mean; a column of equal values has neither spread nor error. The
 * function that comes out summarizes columns of one length, each once.
 *
 * @param order for columns of this length
 * @throws StatisticsError `too-few` under two draws; the function `not-finite` for a value that is
 * no finite number.
 * Source of the quantiles: Hyndman and Fan, The American Statistician 50 (1996) 361, type 7.
 */
export function createSummarizer(
  draws: number,
  order: OrderStatistics,
): (column: Float64Array) => Summary {
  if (draws < 2) throw new StatisticsError('too-few', 'A spread needs two draws.', { draws })
  const done = new Map<Float64Array, Summary>()
  return (column) => {
    const summary = done.get(column) ?? summarize(column, order)
    done.set(column, summary)
    return summary
  }
}

function summarize(column: Float64Array, order: OrderStatistics): Summary {
  const { mean, min, max } = meanAndRange(column)
  if (min === max) {
    const quantiles = { p5: min, p10: min, p50: min, p90: min, p95: min }
    return { mean, sd: 0, quantiles, simulationError: 0 }
  }
  const sd = Math.sqrt(squaresAbout(column, mean) / (column.length - 1))
  order.arrange(column, { low: mean - 4 * sd, high: mean + 4 * sd })
  const quantiles = quantilesOf(column.length, order)
  return { mean, sd, quantiles, simulationError: sd / Math.sqrt(column.length) }
}

/** The type-7 quantile of the `count` smallest values of the column at hand. */
export function quantileAt(p: number, count: number, order: OrderStatistics): number {
  const position = (count - 1) * p
  const below = Math.floor(position)
  const value = order.at(below)
  const share = position - below
  return share === 0 ? value : value + share * (order.at(below + 1) - value)
}

/**
 * Standard error of the median of the `count` smallest values of the column at hand: half the
 * distance between the values one standard error of the rank, sqrt(count) / 2, below and above it.
 * Source: David and Nagaraja, Order Statistics (3rd ed. 2003), section 7.1.
 */
export function medianError(count: number, order: OrderStatistics): number {
  const reach = 0.5 / Math.sqrt(count)
  const [low, high] = [Math.max(0, 0.5 - reach), Math.min(1, 0.5 + reach)]
  return (quantileAt(high, count, order) - quantileAt(low, count, order)) / 2
}

/**
 * Standard error of a share of draws. It is not 0 where no draw or every draw counts, as another
 * seed may well have one: the SD of the beta distribution of Jeffreys.
 * Source: Brown, Cai and DasGupta, Statistical Science 2001;16:101, section 3.1.
 */
export function shareError(share: number, draws: number): number {
  const [alpha, beta] = [share * draws + 0.5, (1 - share) * draws + 0.5]
  return Math.sqrt((alpha * beta) / (draws + 2)) / (draws + 1)
}

/** The usual quantiles of the `count` smallest values of the column at hand. */
export function quantilesOf(count: number, order: OrderStatistics): Quantiles {
  const at = (p: number): number => quantileAt(p, count, order)
  return { p5: at(0.05), p10: at(0.1), p50: at(0.5), p90: at(0.9), p95: at(0.95) }
}

/**
 * Mean and standard error of a column of draws, in their order.
 *
 * @throws StatisticsError `not-finite` for a value that is no finite number.
 */
export function meanWithError(column: Float64Array): {
  readonly mean: number
  readonly error: number
} {
  const { mean, min, max } = meanAndRange(column)
  if (min === max) return { mean, error: 0 }
  const draws = column.length
  return { mean, error: Math.sqrt(squaresAbout(column, mean) / (draws - 1) / draws) }
}

/** Sum of the squared distances from the mean. */
export function squaresAbout(column: Float64Array, mean: number): number {
  let first = 0
  let squares = 0
  for (let i = 0; i < column.length; i++) {
    const distance = column[i]! - mean
    first += distance
    squares += distance * distance
  }
  return Math.max(0, squares - (first * first) / column.length)
}

function meanAndRange(column: Float64Array): { mean: number; min: number; max: number } {
  let sum = 0
  let min = Infinity
  let max = -Infinity
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!
    sum += value
    if (value < min) min = value
    if (value > max) max = value
  }
  if (!Number.isFinite(sum)) {
    throw new StatisticsError('not-finite', 'A draw of an output is not a finite number.')
  }
  return { mean: min === max ? min : sum / column.length, min, max }
}
