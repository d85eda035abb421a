import { quantileSorted } from '#stats/descriptive/quantile'
import { requireSize } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { type Interval, intervalAround, requireLevel } from '#stats/intervals/interval'
import { drawWeights } from '#stats/panel/bootstrap-weights'
import type { Generator } from '#stats/random/generator'

/** Figures that are to be judged together, and how often to draw. */
export interface SimultaneousInput {
  readonly figures: readonly {
    readonly value: number
    /** What each cluster adds to the error. */
    readonly influence: Float64Array
  }[]
  readonly generator: Generator
  /** From 99 on; 9999 for bands that are to be printed. */
  readonly draws: number
  readonly level: number
}

/** Bands that hold all true values at once with the stated probability. */
export interface SimultaneousBands {
  /** How many standard errors they reach: more than one interval's 1.96. */
  readonly critical: number
  readonly intervals: readonly Interval[]
}

/**
 * Between which values a whole course lies, not each point by itself: multiplier bootstrap of the largest
 * |t| over the figures, with Rademacher weights on the clusters.
 * Source: Callaway and Sant'Anna, J Econometrics 2021;225:200, algorithm 1 (errors from the influence instead of
 * the draws' quartiles); Montiel Olea and Plagborg-Moller, J Applied Econometrics 2019;34:1.
 * @throws StatisticsError 'too-few' without figures or under two clusters, 'no-variation' where one has no error,
 *   'domain' for a bad level or number of draws, or figures of different clusters
 */
export function simultaneousBands(input: SimultaneousInput): SimultaneousBands {
  const { figures, generator, draws, level } = input
  requireLevel(level)
  requireSize(figures.length, 1)
  const clusters = figures[0]!.influence.length
  requireSize(clusters, 2)
  if (!Number.isInteger(draws) || draws < 99)
    throw new StatisticsError('domain', 'Bands take a whole number of draws, from 99 on.')
  const errors = figures.map(({ influence }) => errorOf(influence, clusters))
  const largest = new Float64Array(draws)
  for (let k = 0; k < draws; k++) {
    const weights = drawWeights('rademacher', clusters, generator)
    figures.forEach(({ influence }, j) => {
      let sum = 0
      for (let c = 0; c < clusters; c++) sum += weights[c]! * influence[c]!
      largest[k] = Math.max(largest[k]!, Math.abs(sum) / errors[j]!)
    })
  }
  const critical = quantileSorted(largest.toSorted(), level)
  return {
    critical,
    intervals: figures.map(({ value }, j) => intervalAround(value, critical * errors[j]!, level)),
  }
}

function errorOf(influence: Float64Array, clusters: number): number {
  if (influence.length !== clusters)
    throw new StatisticsError('domain', 'Figures that are judged together share their clusters.')
  const error = Math.sqrt(influence.reduce((sum, value) => sum + value * value, 0))
  if (!(error > 0)) throw new StatisticsError('no-variation', 'A figure has no error.')
  return error
}
