import { StatisticsError } from '../error.ts'
import { createGenerator } from '../random/generator.ts'
import { descend } from './descend.ts'
import { placePoints, type PlacedPoints } from './placed-points.ts'
import { checkPoints, type PointTable } from './point-table.ts'
import { spreadStarts, startsAtOnce } from './spread-starts.ts'

/** Points in groups around the means of the groups. */
export interface KMeans {
  /** The group of each point, from 0; the largest group, by weight, first. */
  readonly labels: Int32Array
  /** The mean of each group. */
  readonly centres: readonly Float64Array[]
  /** Points of each. */
  readonly sizes: Int32Array
  /** Sum of the squared distances of points from the mean of their group, each times its weight. */
  readonly inertia: number
}

interface Settings {
  readonly groups: number
  /** Starts from other points; the result with the least inertia is kept. */
  readonly restarts: number
  readonly seed: number
}

/**
 * Into which groups do points fall, so that each is near the mean of its group (k-means)? The least inertia of several
 * descents from starts that are far apart; a local least, which more restarts can only improve on. Distances mix the
 * measures: bring them on one scale first (`standardized`). Every point gets a group, also where there are none: see
 * `stability` and `silhouette`. A point of weight 2 counts as two points in one place. Throws `too-few` with fewer
 * (different) points than groups, `not-finite`, `domain`.
 * Sources: Lloyd 1982; Arthur and Vassilvitskii 2007; Hamerly 2010 (see `descend`, `spreadStarts`).
 */
export function kMeans(table: PointTable, { groups, restarts, seed }: Settings): KMeans {
  checkPoints(table, groups)
  if (!Number.isInteger(restarts) || restarts < 1) {
    throw new StatisticsError('domain', `k-means starts at least once, not ${restarts} times`)
  }
  const points = placePoints(table, Math.max(groups, startsAtOnce(groups)))
  const { weights } = table
  const total = points.squares.reduce((sum, square, i) => sum + (weights?.[i] ?? 1) * square, 0)
  let best: Int32Array = new Int32Array()
  let least = Infinity
  for (let restart = 0; restart < restarts; restart++) {
    const starts = spreadStarts(points, groups, createGenerator(seed, `k-means ${restart}`))
    if (starts.length < groups) {
      const message = `${starts.length} different points cannot make ${groups} groups`
      throw new StatisticsError('too-few', message, { count: starts.length, groups })
    }
    const { labels, masses } = descend(points, starts)
    const within = total - between(points, labels, masses)
    if (!(within < least)) continue
    best = labels
    least = within
  }
  return grouped(points, best, groups)
}

/** Sum over groups of their weight times the squared distance of their mean from the origin. */
function between(points: PlacedPoints, labels: Int32Array, masses: Float64Array): number {
  const sums = sumsOf(points, labels, masses.length)
  return sums.reduce(
    (whole, sum, group) =>
      whole + sum.reduce((all, value) => all + value * value, 0) / masses[group]!,
    0,
  )
}

function sumsOf(
  { values, stride, weights }: PlacedPoints,
  labels: Int32Array,
  groups: number,
): readonly Float64Array[] {
  const sums = Array.from({ length: groups }, () => new Float64Array(stride))
  for (const [i, label] of labels.entries()) {
    const sum = sums[label]!
    const weight = weights?.[i] ?? 1
    for (let j = 0; j < stride; j++) sum[j]! += weight * values[i * stride + j]!
  }
  return sums
}

function grouped(points: PlacedPoints, found: Int32Array, groups: number): KMeans {
  const { values, stride, mean, weights } = points
  const labels = largestFirst(found, groups, weights)
  const [sizes, masses] = [new Int32Array(groups), new Float64Array(groups)]
  for (const [i, label] of labels.entries()) {
    sizes[label]!++
    masses[label]! += weights?.[i] ?? 1
  }
  const centres = sumsOf(points, labels, groups).map((sum, group) =>
    sum.map((value) => value / masses[group]!),
  )
  let inertia = 0
  for (const [i, label] of labels.entries()) {
    const centre = centres[label]!
    const weight = weights?.[i] ?? 1
    for (let j = 0; j < stride; j++) inertia += weight * (values[i * stride + j]! - centre[j]!) ** 2
  }
  return {
    labels,
    sizes,
    inertia,
    centres: centres.map((centre) => mean.map((value, j) => value + centre[j]!)),
  }
}

/** Groups called anew so that 0 is the largest, by weight; groups of one size in the order of their first points. */
export function largestFirst(
  labels: Int32Array,
  groups: number,
  weights?: Float64Array,
): Int32Array {
  const sizes = new Float64Array(groups)
  const first = new Int32Array(groups).fill(labels.length)
  for (const [i, label] of labels.entries()) {
    sizes[label]! += weights?.[i] ?? 1
    first[label] = Math.min(first[label]!, i)
  }
  const order = Array.from({ length: groups }, (_, group) => group).toSorted(
    (a, b) => sizes[b]! - sizes[a]! || first[a]! - first[b]!,
  )
  const rank = new Int32Array(groups)
  for (const [place, group] of order.entries()) rank[group] = place
  return labels.map((label) => rank[label]!)
}
