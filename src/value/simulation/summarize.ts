import type { Quantiles } from '#quantity/figure'
import { StatisticsError } from '#stats/error'
import { REPLICATES } from '#stats/random/points'
import type { Summary } from '#value/result'
import type { ColumnQuantiles, QuantileEstimate } from './column-quantiles.ts'
import { addToReplicates, noSums, replicateError } from './replicates.ts'

/** The quantiles of every summary. */
export const summaryShares = [0.05, 0.1, 0.5, 0.9, 0.95] as const

/**
 * How is an output spread over the draws? Mean, standard deviation (n - 1) and type-7 quantiles,
 * each with its standard error from the replicates, that of the mean never below sd / draws; a
 * column of equal values has neither spread nor error. The function that comes out summarizes columns of one length, each once.
 *
 * @param quantilesOf for columns of this length
 * @throws StatisticsError `too-few` under two draws; the function `not-finite` for a value that is
 * no finite number.
 */
export function createSummarizer(
  draws: number,
  quantilesOf: ColumnQuantiles,
  memory?: SummaryMemory,
): (column: Float64Array) => Summary {
  if (draws < 2) throw new StatisticsError('too-few', 'A spread needs two draws.', { draws })
  const done = new WeakMap<Float64Array, Summary>()
  const recall = memory?.recall()
  return (column) => {
    const found = done.get(column)
    if (found !== undefined) return found
    const anew = (): Summary => summarize(column, quantilesOf)
    const summary = recall === undefined ? anew() : recall(column, anew)
    done.set(column, summary)
    return summary
  }
}

/** Summaries by the place at which a run asks for them, with the columns they were made of. */
export interface SummaryMemory {
  /** For the next run, which asks in the same order: the summary of a column, made anew where it is another. */
  recall(): (column: Float64Array, anew: () => Summary) => Summary
}

/** A memory for runs of one model with one number of draws: it keeps a copy of every column. */
export function createSummaryMemory(): SummaryMemory {
  const kept: { readonly column: Float64Array; summary: Summary }[] = []
  return {
    recall() {
      let place = 0
      return (column, anew) => {
        const last = kept[place++]
        if (last === undefined) {
          const summary = anew()
          kept.push({ column: column.slice(), summary })
          return summary
        }
        if (isSame(last.column, column)) return last.summary
        last.column.set(column)
        last.summary = anew()
        return last.summary
      }
    },
  }
}

function isSame(one: Float64Array, other: Float64Array): boolean {
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false
  return true
}

function summarize(column: Float64Array, quantilesOf: ColumnQuantiles): Summary {
  const draws = column.length
  const { mean, error, certain } = finiteMean(column)
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
  const squares = replicateSquares(column, mean)
  const sd = Math.sqrt(total(squares) / (draws - 1))
  const found = quantilesOf(column, {
    shares: summaryShares,
    range: { low: mean - 4 * sd, high: mean + 4 * sd },
    count: draws,
  })
  return {
    mean,
    sd,
    quantiles: named(found, ({ value }) => value),
    simulationError: Math.max(error, sd / draws),
    sdError: replicateError(squares, draws) / (2 * sd),
    quantileErrors: named(found, ({ error }) => error),
  }
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
  return total(replicateSquares(column, mean))
}

/** The same, replicate by replicate. */
function replicateSquares(column: Float64Array, mean: number): Float64Array {
  const squares = noSums()
  const whole = column.length - (column.length % REPLICATES)
  for (let i = 0; i < whole; i += REPLICATES) {
    for (let r = 0; r < REPLICATES; r++) squares[r]! += (column[i + r]! - mean) ** 2
  }
  for (let i = whole; i < column.length; i++) squares[i - whole]! += (column[i]! - mean) ** 2
  return squares
}

function total(sums: Float64Array): number {
  return sums.reduce((sum, each) => sum + each, 0)
}

function finiteMean(column: Float64Array): {
  readonly mean: number
  readonly error: number
  readonly certain: boolean
} {
  const sums = noSums()
  addToReplicates(sums, column)
  const sum = total(sums)
  if (!Number.isFinite(sum)) {
    throw new StatisticsError('not-finite', 'A draw of an output is not a finite number.')
  }
  const first = column[0]!
  if (column.every((value) => value === first)) return { mean: first, error: 0, certain: true }
  return { mean: sum / column.length, error: replicateError(sums, column.length), certain: false }
}
