import { StatisticsError } from '../error.ts'
import { checkPoints, checkWeights, squaredDistance, type PointTable } from './point-table.ts'

/** Distances of all pairs of points: of i > j at `i (i - 1) / 2 + j`. */
export function distancesOfPairs(table: PointTable): Float64Array {
  checkPoints(table, 1)
  const { count } = table
  const distances = new Float64Array((count * (count - 1)) / 2)
  for (let i = 1, at = 0; i < count; i++)
    for (let j = 0; j < i; j++) distances[at++] = Math.sqrt(squaredDistance([table, i], [table, j]))
  return distances
}

/**
 * How much nearer are points to their own group than to the next one? The mean over points of (b - a) / max(a, b), a the
 * mean distance from the others of the own group, b the least mean distance from those of another: 1 is apart, 0 a cut
 * through a cloud, below 0 wrong. A point alone in its group counts as 0, whatever its weight. Not for groups of another
 * shape than balls. Throws `too-few` under two groups with points, `domain` on a weight that is not above 0.
 *
 * With weights means are weighted, and the least weight is that of one: a point that weighs w times as much is w points in
 * one place, so that weights of 1, 2 and 3 give the silhouette of points that stand there so often.
 * Source: Rousseeuw, J Comput Appl Math 1987;20:53, section 2.
 *
 * @param distances of `distancesOfPairs`; their number grows with the square of that of the points
 */
export function silhouette(
  distances: Float64Array,
  labels: Int32Array,
  weights: Float64Array = new Float64Array(labels.length).fill(1),
): number {
  checkWeights(weights, labels.length)
  const one = weights.reduce((least, weight) => Math.min(least, weight), Infinity)
  const masses = weights.map((weight) => weight / one)
  const groups = labels.reduce((most, label) => Math.max(most, label), 0) + 1
  const [counts, sizes] = [new Int32Array(groups), new Float64Array(groups)]
  for (const [i, label] of labels.entries()) {
    counts[label]!++
    sizes[label]! += masses[i]!
  }
  if (counts.filter((count) => count > 0).length < 2) {
    throw new StatisticsError('too-few', 'a silhouette needs two groups')
  }
  const sums = sumsByGroup(distances, [labels, masses], groups)
  let [total, all] = [0, 0]
  for (const [i, mass] of masses.entries()) {
    total += mass * widthOf(i, { labels, counts, sizes, sums })
    all += mass
  }
  return total / all
}

/** Sum of the distances of each point from the points of each group, by their weights. */
function sumsByGroup(
  distances: Float64Array,
  [labels, masses]: readonly [Int32Array, Float64Array],
  groups: number,
): Float64Array {
  const sums = new Float64Array(labels.length * groups)
  for (let i = 1, at = 0; i < labels.length; i++) {
    for (let j = 0; j < i; j++) {
      const distance = distances[at++]!
      sums[i * groups + labels[j]!]! += masses[j]! * distance
      sums[j * groups + labels[i]!]! += masses[i]! * distance
    }
  }
  return sums
}

function widthOf(
  i: number,
  about: {
    readonly labels: Int32Array
    /** Points of each group, and their weights. */
    readonly counts: Int32Array
    readonly sizes: Float64Array
    readonly sums: Float64Array
  },
): number {
  const { labels, counts, sizes, sums } = about
  const own = labels[i]!
  if (counts[own] === 1) return 0
  const inside = sums[i * sizes.length + own]! / (sizes[own]! - 1)
  let outside = Infinity
  for (let group = 0; group < sizes.length; group++)
    if (group !== own && counts[group]! > 0)
      outside = Math.min(outside, sums[i * sizes.length + group]! / sizes[group]!)
  const larger = Math.max(inside, outside)
  return larger > 0 ? (outside - inside) / larger : 0
}
