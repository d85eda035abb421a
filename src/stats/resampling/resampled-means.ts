import { requireSameLength } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import type { Generator } from '#stats/random/generator'
import { dot } from '#stats/regression/orthogonal-columns'
import { drawTimes } from '#stats/resampling/drawn-people'
import { requireResamples, requireWeights } from '#stats/resampling/resamples'

/** Numbers of the same people, how much of their population each stands for, and how often they are drawn anew. */
export interface MeansToResample {
  /** One a question; NaN where a person did not answer. */
  readonly columns: readonly Float64Array[]
  /** Above 0; absent where people count alike. */
  readonly weights?: Float64Array
  readonly generator: Generator
  /** From 100 on. */
  readonly resamples: number
}

/**
 * How the means of many questions move together with other people of the same kind: whole people are drawn with
 * replacement and carry their weights, so that a resample keeps what one person said to all questions. Without
 * weights and with answers of yes or no `resampledShares` gives the same from the same generator, sooner. One array a
 * question, one mean a resample; NaN where nobody drawn has answered. Cost resamples x people x questions.
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 7.
 * @throws StatisticsError 'too-few' without a question or under two people, 'domain' where lengths differ, a weight is
 *   not above 0, or resamples are fewer than 100
 */
export function resampledMeans(input: MeansToResample): readonly Float64Array[] {
  const { columns, weights, generator, resamples } = input
  requireColumns(columns, weights)
  requireResamples(resamples)
  const people = columns[0]!.length
  const sums = columns.map((column) => weighed(column, weights))
  const means = columns.map(() => new Float64Array(resamples))
  const times = new Float64Array(people)
  const draw = drawTimes(generator, people)
  for (let k = 0; k < resamples; k++) {
    draw(times)
    for (const [question, { answers, answered }] of sums.entries()) {
      const base = answered === undefined ? people : dot(times, answered)
      means[question]![k] = base === 0 ? NaN : dot(times, answers) / base
    }
  }
  return means
}

function requireColumns(columns: readonly Float64Array[], weights: Float64Array | undefined): void {
  const [first] = columns
  if (first === undefined || first.length < 2)
    throw new StatisticsError('too-few', 'Means need a question and two people at least.')
  for (const column of columns) requireSameLength(column, first)
  requireWeights(weights, first)
}

interface Weighed {
  /** Weight times answer, 0 where there is none. */
  readonly answers: Float64Array
  /** Weights of those who answered; absent where all did and count alike. */
  readonly answered?: Float64Array
}

function weighed(column: Float64Array, weights: Float64Array | undefined): Weighed {
  const weightOf = (i: number): number => weights?.[i] ?? 1
  const answers = column.map((value, i) => (Number.isNaN(value) ? 0 : weightOf(i) * value))
  if (weights === undefined && !column.some(Number.isNaN)) return { answers }
  return { answers, answered: column.map((value, i) => (Number.isNaN(value) ? 0 : weightOf(i))) }
}
