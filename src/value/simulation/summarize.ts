import type { Quantiles } from '#quantity/figure'
import { StatisticsError } from '#stats/error'
import { isWithin, squaresByReplicate, sumByReplicate } from '#stats/machine/column-arithmetic'
import { plainWorkspace, type Workspace } from '#stats/machine/workspace'
import { REPLICATES } from '#stats/random/points'
import type { Summary } from '#value/result'
import type { ColumnQuantiles, QuantileQuestion } from './column-quantiles.ts'
import { ordinaryScale, squareWell } from './ordinary-size.ts'
import type { QuantileEstimate } from './quantile-estimates.ts'
import { noSums, replicateError, sumOf } from './replicates.ts'

/** The quantiles of every summary. */
export const summaryShares = [0.05, 0.1, 0.5, 0.9, 0.95] as const

/**
 * How is an output spread over the draws? Mean, standard deviation (n - 1) and type-7 quantiles,
 * each with its standard error from the replicates, that of the mean never below sd / draws; a
 * column of equal values has neither spread nor error.
 *
 * @param quantilesOf for columns of this length
 * @param space where the columns lie, if that has machine code
 * @throws StatisticsError `too-few` under two draws; the function that comes out `not-finite` for a
 * value that is no finite number.
 */
export function createSummarizer(
  draws: number,
  quantilesOf: ColumnQuantiles,
  space: Workspace = plainWorkspace,
): (column: Float64Array) => Summary {
  if (draws < 2) throw new StatisticsError('too-few', 'A spread needs two draws.', { draws })
  const sums = space.column(REPLICATES)
  return (column) => summarize(column, quantilesOf, sums)
}

function summarize(
  column: Float64Array,
  quantilesOf: ColumnQuantiles,
  sums: Float64Array,
): Summary {
  const draws = column.length
  sumByReplicate(sums.fill(0), column, draws)
  const { mean, error } = meanOfSums(sums, draws)
  const first = column[0]!
  if (isWithin(column, { low: first, high: first }, draws)) return certainSummary(first)
  squaresByReplicate(sums.fill(0), column, mean, draws)
  if (!squareWell(sums)) {
    const scale = ordinaryScale(column)
    const scaled = column.map((value) => value * scale)
    return inUnit(summarize(scaled, quantilesOf, sums), scale)
  }
  const sd = Math.sqrt(sumOf(sums) / (draws - 1))
  const range = usualRange({ mean, sd })
  const found = quantilesOf(column, { shares: summaryShares, range, count: draws })
  return spreadSummary({ mean, error, squares: sums, draws, found })
}

/** What was found of values in units of their own, so many to one. */
function inUnit(summary: Summary, scale: number): Summary {
  const back = (value: number): number => value / scale
  const { quantiles, quantileErrors, ...rest } = summary
  return {
    ...mapped(rest, back),
    quantiles: mapped(quantiles, back),
    quantileErrors: mapped(quantileErrors, back),
  }
}

function mapped<Key extends string>(
  numbers: Readonly<Record<Key, number>>,
  to: (value: number) => number,
): Record<Key, number> {
  return Object.fromEntries(
    Object.entries<number>(numbers).map(([key, value]) => [key, to(value)]),
  ) as Record<Key, number>
}

/**
 * The mean of so many draws from their sums by replicate, with its standard error.
 *
 * @throws StatisticsError `not-finite` where one of the draws is not
 */
export function meanOfSums(
  sums: Float64Array,
  draws: number,
): { readonly mean: number; readonly error: number } {
  const sum = sumOf(sums)
  if (!Number.isFinite(sum)) {
    throw new StatisticsError('not-finite', 'A draw of an output is not a finite number.')
  }
  return { mean: sum / draws, error: replicateError(sums, draws) }
}

/** The summary of equal values. */
export function certainSummary(value: number): Summary {
  const nothing = { p5: 0, p10: 0, p50: 0, p90: 0, p95: 0 }
  return {
    mean: value,
    sd: 0,
    quantiles: { p5: value, p10: value, p50: value, p90: value, p95: value },
    simulationError: 0,
    sdError: 0,
    quantileErrors: nothing,
  }
}

/** What the summary of values that vary is made of. */
interface SpreadParts {
  readonly mean: number
  /** Of the mean. */
  readonly error: number
  /** Sums of the squared distances from the mean, by replicate. */
  readonly squares: Float64Array
  readonly draws: number
  /** Estimates of the usual shares. */
  readonly found: readonly QuantileEstimate[]
}

/** The summary of values that vary, from its parts. */
export function spreadSummary({ mean, error, squares, draws, found }: SpreadParts): Summary {
  const sd = Math.sqrt(sumOf(squares) / (draws - 1))
  return {
    mean,
    sd,
    quantiles: named(found, ({ value }) => value),
    simulationError: Math.max(error, sd / draws),
    sdError: replicateError(squares, draws) / (2 * sd),
    quantileErrors: named(found, (each) => each.error),
  }
}

/** Where most values of a column lie. */
export function usualRange({ mean, sd }: Pick<Summary, 'mean' | 'sd'>): QuantileQuestion['range'] {
  return { low: mean - 4 * sd, high: mean + 4 * sd }
}

/** The estimates of the usual quantiles by their names. */
export function named(
  found: readonly QuantileEstimate[],
  of: (estimate: QuantileEstimate) => number,
): Quantiles {
  const [p5, p10, p50, p90, p95] = found.map(of) as [number, number, number, number, number]
  return { p5, p10, p50, p90, p95 }
}

/** Sums of the squared distances from the mean, by replicate. */
export function squaresAbout(column: Float64Array, mean: number): Float64Array {
  const squares = noSums()
  squaresByReplicate(squares, column, mean, column.length)
  return squares
}
