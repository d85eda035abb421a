import { requireSameLength } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { separateClusters } from '#stats/influence/mean-estimate'
import { gatherByCluster } from '#stats/regression/row-scores'

/** A weighted mean with what its rows say of the population that they stand for. */
export interface WeightedMeanEstimate extends LinearEstimate {
  readonly n: number
  /** Of the values in the population: sqrt(n / (n - 1) x sum w (x - mean)^2 / sum w). */
  readonly standardDeviation: number
  /** (sum w)^2 / sum w^2: how many rows of one weight know as much of a mean (Kish). */
  readonly effectiveSize: number
}

/**
 * Mean of a population whose rows were sampled with unequal chances, each row standing for `weights` of it:
 * sum w x / sum w (Hajek), with the linearised influence of each row, w (x - mean) / sum w x sqrt(n / (n - 1));
 * t with n - 1. With `clusters` (primary sampling units) their rows are summed: G / (G - 1), t with clusters - 1.
 * The weights are taken as known: not for weights that were fitted to totals of the population.
 * Source: Lumley, Complex Surveys (2010), section 2.2; Kish, Survey Sampling (1965), section 11.7.
 * @param values NaN where a row takes no part
 * @param clusters a code for each row; -1 (no cluster known) is a cluster of its own
 * @throws StatisticsError 'too-few' under two values or clusters, 'domain' for a weight of a value that is not
 *   above 0 or columns that differ in length
 */
export function weightedMeanEstimate(
  values: Float64Array,
  weights: Float64Array,
  clusters?: Int32Array,
): WeightedMeanEstimate {
  requireSameLength(values, weights)
  const { n, total, squares, mean } = totalsOf(values, weights)
  const scores = new Float64Array(values.length)
  let spread = 0
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue
    const away = values[i]! - mean
    scores[i] = (weights[i]! * away) / total
    spread += (weights[i]! * away * away) / total
  }
  const around = Math.sqrt((spread * n) / (n - 1))
  const rest = { n, standardDeviation: around, effectiveSize: total ** 2 / squares }
  return { value: mean, ...influenceOf(scores, values, clusters), ...rest }
}

interface Totals {
  readonly n: number
  readonly total: number
  readonly squares: number
  readonly mean: number
}

function totalsOf(values: Float64Array, weights: Float64Array): Totals {
  let [n, total, squares, sum] = [0, 0, 0, 0]
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue
    const weight = weights[i]!
    if (!(weight > 0 && weight < Infinity))
      throw new StatisticsError('domain', `The weight of row ${i + 1} is not above 0.`, {
        index: i,
      })
    n++
    total += weight
    squares += weight * weight
    sum += weight * values[i]!
  }
  if (n < 2) throw new StatisticsError('too-few', 'A standard error needs two values.', { n })
  return { n, total, squares, mean: sum / total }
}

function influenceOf(
  scores: Float64Array,
  values: Float64Array,
  codes: Int32Array | undefined,
): Pick<LinearEstimate, 'influence' | 'df'> {
  const units = codes === undefined ? undefined : separateClusters(codes)
  const taking = units?.filter((_, row) => !Number.isNaN(values[row]!))
  const count = taking === undefined ? countOf(values) : new Set(taking).size
  if (count < 2)
    throw new StatisticsError('too-few', 'A clustered standard error needs two clusters.', {
      clusters: count,
    })
  const scale = Math.sqrt(count / (count - 1))
  const summed = units === undefined ? scores : gatherByCluster(scores, units)
  return { influence: summed.map((score) => score * scale), df: count - 1 }
}

function countOf(values: Float64Array): number {
  return values.reduce((n, value) => (Number.isNaN(value) ? n : n + 1), 0)
}
