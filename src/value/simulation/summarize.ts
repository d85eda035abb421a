import type { Quantiles } from '#quantity/figure'
import { StatisticsError } from '#stats/error'
import { isWithin, squaresByReplicate, sumByReplicate } from '#stats/machine/column-arithmetic'
import { plainWorkspace, type Workspace } from '#stats/machine/workspace'
import { REPLICATES } from '#stats/random/points'
import type { Summary } from '#value/result'
import type { ColumnQuantiles, QuantileEstimate, QuantileQuestion } from './column-quantiles.ts'
import { noSums, replicateError } from './replicates.ts'

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
  const { mean, error, certain } = finiteMean(column, sums)
  if (certain) {
    const quantiles = { p5: mean, p10: mean, p50: mean, p90: mean, p95: mean }
    return {
      mean,
      sd: 0,
      quantiles,
      simulationError: 0,
      sdError: 0,
      quantileErrors: { p5: 0, p10: 0, p50: 0, p90: 0, p95: 0 },
    }
  }
  squaresByReplicate(sums.fill(0), column, mean, draws)
  const sd = Math.sqrt(total(sums) / (draws - 1))
  const sdError = replicateError(sums, draws) / (2 * sd)
  const found = quantilesOf(column, {
    shares: summaryShares,
    range: usualRange({ mean, sd }),
    count: draws,
  })
  return {
    mean,
    sd,
    quantiles: named(found, ({ value }) => value),
    simulationError: Math.max(error, sd / draws),
    sdError,
    quantileErrors: named(found, ({ error }) => error),
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

/** Sum of the squared distances from the mean. */
export function squaresAbout(column: Float64Array, mean: number): number {
  const squares = noSums()
  squaresByReplicate(squares, column, mean, column.length)
  return total(squares)
}

function total(sums: Float64Array): number {
  return sums.reduce((sum, each) => sum + each, 0)
}

function finiteMean(
  column: Float64Array,
  sums: Float64Array,
): {
  readonly mean: number
  readonly error: number
  readonly certain: boolean
} {
  sumByReplicate(sums.fill(0), column, column.length)
  const sum = total(sums)
  if (!Number.isFinite(sum)) {
    throw new StatisticsError('not-finite', 'A draw of an output is not a finite number.')
  }
  const first = column[0]!
  if (isWithin(column, { low: first, high: first }, column.length))
    return { mean: first, error: 0, certain: true }
  return { mean: sum / column.length, error: replicateError(sums, column.length), certain: false }
}
