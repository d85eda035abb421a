import { StatisticsError } from '../error.ts'
import { cholesky } from '../linear-algebra/cholesky.ts'
import type { Matrix } from '../linear-algebra/square-matrix.ts'
import { FLAT, flatGroup } from './flat-group.ts'
import { checkVariation } from './gaussian-mixture.ts'
import { kMeans } from './k-means.ts'
import { largestGroupsFirst, moreLikely, normalised } from './memberships.ts'
import { checkPoints, onTheSample, type PointTable } from './point-table.ts'

/** Points as a mixture of normal groups, within each of which measures may move together. */
export interface CorrelatedMixture {
  /** The likeliest group of each point, from 0; the group with the largest share first. */
  readonly labels: Int32Array
  readonly shares: Float64Array
  readonly means: readonly Float64Array[]
  readonly covariances: readonly Matrix[]
  readonly logLikelihood: number
  /** -2 log-likelihood + parameters ln n: the less the better. */
  readonly bic: number
  /** Chance that a point is not in the group it is put into, on average. */
  readonly classificationError: number
}

interface Settings {
  readonly groups: number
  /** Of the k-means that it starts from. */
  readonly restarts: number
  readonly seed: number
  /** Steps end where the log-likelihood of a point rises by less than this. */
  readonly tolerance: number
}

const mostSteps = 1000

/**
 * Of which normal groups are points a mixture, where measures may hang together within a group, in each in its own way? As
 * `gaussianMixture`, with a covariance of its own for each group: groups may be long in any direction. It has
 * measures x (measures + 1) / 2 numbers a group for that: not for many measures of few points. Throws `singular` where a group
 * becomes flat, so that its likelihood has no end: in some direction its variance is less than a millionth of that of all
 * points; `too-few` with fewer (different) points than groups, `no-variation` where a measure has one value only, `not-finite`,
 * `domain`.
 * Source: Dempster, Laird and Rubin, J R Stat Soc B 1977;39:1; Fraley and Raftery, JASA 2002;97:611, model VVV.
 */
export function correlatedMixture(points: PointTable, settings: Settings): CorrelatedMixture {
  const { groups, tolerance } = settings
  checkPoints(points, groups)
  const { weights } = points
  const table = weights === undefined ? points : { ...points, weights: onTheSample(weights) }
  checkVariation(table)
  const floor = leastCovariance(table)
  const memberships = new Float64Array(table.count * groups)
  for (const [i, label] of kMeans(table, settings).labels.entries())
    memberships[i * groups + label] = 1
  let before = -Infinity
  for (let step = 1; ; step++) {
    const parts = Array.from({ length: groups }, (_, group) =>
      maximised(table, { memberships, groups, group }, floor),
    )
    const logLikelihood = expected(table, parts, memberships)
    if (logLikelihood - before <= tolerance * table.count || step === mostSteps)
      return described(table, parts, [memberships, logLikelihood])
    before = logLikelihood
  }
}

interface Part {
  readonly share: number
  readonly mean: Float64Array
  readonly covariance: Matrix
  /** The lower triangle L of L L' = covariance, row after row. */
  readonly factor: Float64Array
  /** Of the density at the mean, the share included. */
  readonly logDensity: number
}

/** What the covariance within a group is wider than, in every direction, unless it is flat. */
function leastCovariance(table: PointTable): Matrix {
  const all = { memberships: new Float64Array(table.count).fill(1), groups: 1, group: 0 }
  const zeros = Array.from({ length: table.dimensions }, () => 0)
  const nothing = zeros.map(() => zeros)
  return maximised(table, all, nothing).covariance.map((row) => row.map((value) => FLAT * value))
}

/** Share, mean and covariance of a group by how much each point belongs to it. */
function maximised(
  { count, dimensions, values, weights }: PointTable,
  of: { readonly memberships: Float64Array; readonly groups: number; readonly group: number },
  floor: Matrix,
): Part {
  const { memberships, groups, group } = of
  const belongs = (i: number): number => (weights?.[i] ?? 1) * memberships[i * groups + group]!
  const mean = new Float64Array(dimensions)
  const sums = new Float64Array(dimensions * dimensions)
  const away = new Float64Array(dimensions)
  let mass = 0
  for (let i = 0; i < count; i++) {
    const own = belongs(i)
    mass += own
    for (let j = 0; j < dimensions; j++) mean[j]! += own * values[i * dimensions + j]!
  }
  for (let j = 0; j < dimensions; j++) mean[j]! /= mass
  for (let i = 0; i < count; i++) {
    const own = belongs(i)
    for (let j = 0; j < dimensions; j++) away[j] = values[i * dimensions + j]! - mean[j]!
    for (let j = 0; j < dimensions; j++)
      for (let k = 0; k <= j; k++) sums[j * dimensions + k]! += own * away[j]! * away[k]!
  }
  const covariance = Array.from({ length: dimensions }, (_, j) =>
    Array.from(
      { length: dimensions },
      (__, k) => sums[Math.max(j, k) * dimensions + Math.min(j, k)]! / mass,
    ),
  )
  const factor = factorOf(covariance, floor, groups)
  let logDensity = Math.log(mass / count)
  for (let j = 0; j < dimensions; j++)
    logDensity -= Math.log(2 * Math.PI) / 2 + Math.log(factor[j]![j]!)
  return {
    share: mass / count,
    mean,
    covariance,
    factor: Float64Array.from(factor.flat()),
    logDensity,
  }
}

function factorOf(covariance: Matrix, floor: Matrix, groups: number): Matrix {
  try {
    cholesky(covariance.map((row, j) => row.map((value, k) => value - floor[j]![k]!)))
    return cholesky(covariance)
  } catch (error) {
    throw error instanceof StatisticsError && error.code === 'singular' ? flatGroup(groups) : error
  }
}

/** How much each point belongs to each group; the log-likelihood. */
function expected(
  { count, dimensions, values, weights }: PointTable,
  parts: readonly Part[],
  memberships: Float64Array,
): number {
  const groups = parts.length
  const scores = new Float64Array(dimensions)
  let total = 0
  for (let i = 0; i < count; i++) {
    for (let group = 0; group < groups; group++) {
      const { mean, factor, logDensity } = parts[group]!
      let sum = 0
      for (let j = 0; j < dimensions; j++) {
        let rest = values[i * dimensions + j]! - mean[j]!
        for (let k = 0; k < j; k++) rest -= factor[j * dimensions + k]! * scores[k]!
        scores[j] = rest / factor[j * dimensions + j]!
        sum += scores[j]! ** 2
      }
      memberships[i * groups + group] = logDensity - sum / 2
    }
    total += (weights?.[i] ?? 1) * normalised(memberships, i * groups, groups)
  }
  return total
}

function described(
  { count, dimensions, weights }: PointTable,
  parts: readonly Part[],
  [memberships, logLikelihood]: readonly [Float64Array, number],
): CorrelatedMixture {
  const shares = Float64Array.from(parts, ({ share }) => share)
  const order = largestGroupsFirst(shares)
  const { labels, error } = moreLikely(memberships, order, weights)
  const spreads = (dimensions * (dimensions + 1)) / 2
  const parameters = parts.length - 1 + parts.length * (dimensions + spreads)
  return {
    labels,
    shares: Float64Array.from(order, (group) => shares[group]!),
    means: order.map((group) => parts[group]!.mean),
    covariances: order.map((group) => parts[group]!.covariance),
    logLikelihood,
    bic: parameters * Math.log(count) - 2 * logLikelihood,
    classificationError: error,
  }
}
