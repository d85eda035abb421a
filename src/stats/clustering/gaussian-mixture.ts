import { momentsOf, varies } from '../descriptive/moments.ts'
import { StatisticsError } from '../error.ts'
import { FLAT, flatGroup } from './flat-group.ts'
import { kMeans } from './k-means.ts'
import { largestGroupsFirst, moreLikely, normalised } from './memberships.ts'
import { checkPoints, onTheSample, type PointTable } from './point-table.ts'

/** How the spread of a group may differ by direction: each measure its own, or one for all. */
type SpreadShape = 'diagonal' | 'spherical'

/** Points as a mixture of normal groups whose measures are independent within a group. */
export interface GaussianMixture {
  /** The likeliest group of each point, from 0; the group with the largest share first. */
  readonly labels: Int32Array
  readonly shares: Float64Array
  readonly means: readonly Float64Array[]
  readonly variances: readonly Float64Array[]
  readonly logLikelihood: number
  /** -2 log-likelihood + parameters ln n: the less the better. */
  readonly bic: number
  /** Chance that a point is not in the group it is put into, on average. */
  readonly classificationError: number
  readonly steps: number
}

interface Settings {
  readonly groups: number
  readonly shape: SpreadShape
  /** Of the k-means that it starts from. */
  readonly restarts: number
  readonly seed: number
  /** Steps end where the log-likelihood of a point rises by less than this. */
  readonly tolerance: number
}

const mostSteps = 1000

/**
 * Of which normal groups are points a mixture, and which group is each point likeliest in? By expectation and maximisation
 * from the groups of k-means; a local maximum. Measures are independent within a group: correlated ones show as several
 * groups (see `correlatedMixture`). Throws `too-few` with fewer (different) points than groups, `no-variation` where a measure has one value only,
 * `singular` where a group shrinks onto one value of a measure, so that its likelihood has no end, `not-finite`, `domain`. Weights count points as if they stood there so often, on the whole as often as there are points
 * (a pseudo-likelihood).
 * Sources: Dempster, Laird and Rubin, J R Stat Soc B 1977;39:1; BIC: Fraley and Raftery, JASA 2002;97:611, models VVI
 * and VII.
 */
export function gaussianMixture(points: PointTable, settings: Settings): GaussianMixture {
  const { groups, shape, tolerance } = settings
  checkPoints(points, groups)
  const { weights } = points
  const table = weights === undefined ? points : { ...points, weights: onTheSample(weights) }
  const least = leastVariances(table)
  const floor = shape === 'spherical' ? least.fill(meanOf(least)) : least
  const { labels } = kMeans(table, settings)
  const memberships = new Float64Array(table.count * groups)
  for (const [i, label] of labels.entries()) memberships[i * groups + label] = 1
  let parts = maximised(table, memberships, { groups, shape, floor })
  let before = -Infinity
  for (let steps = 1; ; steps++) {
    const logLikelihood = expected(table, parts, memberships)
    if (logLikelihood - before <= tolerance * table.count || steps === mostSteps) {
      return described(table, { parts, memberships, logLikelihood, shape, steps })
    }
    before = logLikelihood
    parts = maximised(table, memberships, { groups, shape, floor })
  }
}

interface Parts {
  readonly shares: Float64Array
  readonly means: readonly Float64Array[]
  readonly variances: readonly Float64Array[]
}

/** Of each measure what the variance within a group lies above unless it is flat. Throws `no-variation`. */
function leastVariances(table: PointTable): Float64Array {
  const { count, dimensions } = table
  checkVariation(table)
  const all = { groups: 1, shape: 'diagonal', floor: new Float64Array(dimensions) } as const
  const [variance] = maximised(table, new Float64Array(count).fill(1), all).variances
  return variance!.map((value) => FLAT * value)
}

/** Throws `no-variation` where a measure has one value. */
export function checkVariation({ count, dimensions, values }: PointTable): void {
  for (let j = 0; j < dimensions; j++) {
    const column = Float64Array.from({ length: count }, (_, i) => values[i * dimensions + j]!)
    if (!varies(momentsOf(column))) {
      throw new StatisticsError('no-variation', `measure ${j + 1} has one value`, { measure: j })
    }
  }
}

/** Shares, means and variances by how much each point belongs to each group. */
function maximised(
  { count, dimensions, values, weights }: PointTable,
  memberships: Float64Array,
  about: { readonly groups: number; readonly shape: SpreadShape; readonly floor: Float64Array },
): Parts {
  const { groups, shape, floor } = about
  const shares = new Float64Array(groups)
  const zeros = (): readonly Float64Array[] =>
    Array.from({ length: groups }, () => new Float64Array(dimensions))
  const [means, variances] = [zeros(), zeros()]
  for (let group = 0; group < groups; group++) {
    const [mean, variance] = [means[group]!, variances[group]!]
    let weight = 0
    for (let i = 0; i < count; i++) {
      const own = weightAt(weights, i) * memberships[i * groups + group]!
      weight += own
      for (let j = 0; j < dimensions; j++) mean[j]! += own * values[i * dimensions + j]!
    }
    for (let j = 0; j < dimensions; j++) mean[j]! /= weight
    for (let i = 0; i < count; i++) {
      const own = weightAt(weights, i) * memberships[i * groups + group]!
      for (let j = 0; j < dimensions; j++)
        variance[j]! += own * (values[i * dimensions + j]! - mean[j]!) ** 2
    }
    for (let j = 0; j < dimensions; j++) variance[j]! /= weight
    if (shape === 'spherical') variance.fill(meanOf(variance))
    if (!variance.every((value, j) => value > floor[j]!)) throw flatGroup(groups)
    shares[group] = weight / count
  }
  return { shares, means, variances }
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function weightAt(weights: Float64Array | undefined, i: number): number {
  return weights === undefined ? 1 : weights[i]!
}

/** How much each point belongs to each group; the log-likelihood. */
function expected(
  { count, dimensions, values, weights }: PointTable,
  { shares, means, variances }: Parts,
  memberships: Float64Array,
): number {
  const groups = shares.length
  const constants = variances.map(
    (variance, group) =>
      Math.log(shares[group]!) -
      variance.reduce((sum, value) => sum + Math.log(2 * Math.PI * value), 0) / 2,
  )
  const precisions = variances.map((variance) => variance.map((value) => 1 / value))
  let total = 0
  for (let i = 0; i < count; i++) {
    for (let group = 0; group < groups; group++) {
      const mean = means[group]!
      const precision = precisions[group]!
      let sum = 0
      for (let j = 0; j < dimensions; j++)
        sum += (values[i * dimensions + j]! - mean[j]!) ** 2 * precision[j]!
      memberships[i * groups + group] = constants[group]! - sum / 2
    }
    total += weightAt(weights, i) * normalised(memberships, i * groups, groups)
  }
  return total
}

function described(
  { count, dimensions, weights }: PointTable,
  found: {
    readonly parts: Parts
    readonly memberships: Float64Array
    readonly logLikelihood: number
    readonly shape: SpreadShape
    readonly steps: number
  },
): GaussianMixture {
  const { parts, memberships, logLikelihood, shape, steps } = found
  const groups = parts.shares.length
  const order = largestGroupsFirst(parts.shares)
  const { labels, error } = moreLikely(memberships, order, weights)
  const spreads = shape === 'spherical' ? 1 : dimensions
  const parameters = groups - 1 + groups * (dimensions + spreads)
  return {
    labels,
    shares: Float64Array.from(order, (group) => parts.shares[group]!),
    means: order.map((group) => parts.means[group]!),
    variances: order.map((group) => parts.variances[group]!),
    logLikelihood,
    bic: parameters * Math.log(count) - 2 * logLikelihood,
    classificationError: error,
    steps,
  }
}
