import { StatisticsError } from '#stats/error'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { gatherByCluster } from '#stats/regression/row-scores'

export interface MeanEstimate extends LinearEstimate {
  readonly n: number
}

/**
 * Mean of the rows that have a value, with each row's influence (x - mean) / sqrt(n (n - 1)): its
 * squared standard error is s^2 / n. With `clusters`, rows of one cluster move together: their
 * influences are summed on the cluster's first row and the variance is CR1 with clusters - 1 degrees
 * of freedom (Cameron and Miller, J Human Resources 2015;50:317, section II.B).
 * @param values NaN where a row takes no part
 * @param clusters a code for each row; -1 (no cluster known) is a cluster of its own
 * @throws StatisticsError 'too-few' under two values or clusters
 */
export function meanEstimate(values: Float64Array, clusters?: Int32Array): MeanEstimate {
  const { n, mean } = presentMean(values)
  if (n < 2) throw new StatisticsError('too-few', 'A standard error needs two values.', { n })
  const scores = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i]!)) scores[i] = (values[i]! - mean) / n
  }
  if (clusters !== undefined) return { ...clustered(mean, scores, values, clusters), n }
  const scale = Math.sqrt(n / (n - 1))
  return { value: mean, influence: scores.map((score) => score * scale), df: n - 1, n }
}

/**
 * Number and mean of the values that are there, in the order of the rows.
 * @throws StatisticsError 'too-few' without a value
 */
export function presentMean(values: Float64Array): { readonly n: number; readonly mean: number } {
  let n = 0
  let sum = 0
  for (const value of values) {
    if (Number.isNaN(value)) continue
    n++
    sum += value
  }
  if (n === 0) throw new StatisticsError('too-few', 'There is no value.', { n })
  const first = sum / n
  let rest = 0
  for (const value of values) if (!Number.isNaN(value)) rest += value - first
  return { n, mean: first + rest / n }
}

/**
 * Codes in which a row without a cluster (-1) is a cluster of its own.
 */
export function separateClusters(codes: Int32Array): Int32Array {
  const highest = codes.reduce((max, code) => Math.max(max, code), -1)
  return codes.map((code, row) => (code < 0 ? highest + 1 + row : code))
}

function clustered(
  mean: number,
  scores: Float64Array,
  values: Float64Array,
  codes: Int32Array,
): LinearEstimate {
  const separate = separateClusters(codes)
  const clusters = new Set(separate.filter((_, row) => !Number.isNaN(values[row]!))).size
  if (clusters < 2)
    throw new StatisticsError('too-few', 'A clustered standard error needs two clusters.', {
      clusters,
    })
  const scale = Math.sqrt(clusters / (clusters - 1))
  const sums = gatherByCluster(scores, separate)
  return { value: mean, influence: sums.map((sum) => sum * scale), df: clusters - 1 }
}
