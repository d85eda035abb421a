import { StatisticsError } from '../error.ts'
import { checkPoints, type PointTable } from './point-table.ts'

/**
 * How far apart are groups for how wide they are: the spread between them over that within, each by its degrees of freedom.
 * The more the better, to compare numbers of groups on the same points; it has no scale of its own. Infinite where
 * every point is its group's mean. Throws `too-few` under two groups, or with as many as there are points.
 * Source: Calinski and Harabasz, Commun Stat 1974;3:1, eq 3.
 */
export function calinskiHarabasz(table: PointTable, labels: Int32Array): number {
  checkPoints(table, 1)
  const { count } = table
  const groups = new Set(labels).size
  if (groups < 2 || groups >= count) {
    throw new StatisticsError('too-few', `the index needs more than ${groups} groups of ${count}`)
  }
  const total = withinGroups(table, new Int32Array(count))
  const within = withinGroups(table, labels)
  return (total - within) / (groups - 1) / (within / (count - groups))
}

/** Sum of squared distances of points from the mean of their group, by weight. */
function withinGroups(
  { count, dimensions, values, weights }: PointTable,
  labels: Int32Array,
): number {
  const groups = labels.reduce((most, label) => Math.max(most, label), 0) + 1
  const weightOf = (i: number): number => weights?.[i] ?? 1
  const [means, masses] = [new Float64Array(groups * dimensions), new Float64Array(groups)]
  for (const [i, label] of labels.entries()) masses[label]! += weightOf(i)
  for (let i = 0; i < count; i++) {
    const share = weightOf(i) / masses[labels[i]!]!
    for (let j = 0; j < dimensions; j++)
      means[labels[i]! * dimensions + j]! += share * values[i * dimensions + j]!
  }
  let sum = 0
  for (let i = 0; i < count; i++)
    for (let j = 0; j < dimensions; j++)
      sum += weightOf(i) * (values[i * dimensions + j]! - means[labels[i]! * dimensions + j]!) ** 2
  return sum
}
