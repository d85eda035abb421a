import { StatisticsError } from '../error.ts'

/** Points with the same measures each, one after the other. */
export interface PointTable {
  readonly count: number
  readonly dimensions: number
  /** `count` times `dimensions` numbers: all measures of the first point, then of the second. */
  readonly values: Float64Array
  /** How much of a population each point stands for, above 0; absent where all count alike. */
  readonly weights?: Float64Array
}

/** A table from columns of equal length, one a measure. */
export function pointTable(columns: readonly Float64Array[], weights?: Float64Array): PointTable {
  const [count, dimensions] = [columns[0]?.length ?? 0, columns.length]
  const values = new Float64Array(count * dimensions)
  for (const [j, column] of columns.entries())
    for (let i = 0; i < count; i++) values[i * dimensions + j] = column[i]!
  return { count, dimensions, values, ...(weights === undefined ? {} : { weights }) }
}

/** Some points of a table, in the order in which they are named; a point may be named twice. */
export function pointsAt(
  { dimensions, values, weights }: PointTable,
  points: Int32Array,
): PointTable {
  const taken = new Float64Array(points.length * dimensions)
  for (const [at, point] of points.entries())
    taken.set(values.subarray(point * dimensions, (point + 1) * dimensions), at * dimensions)
  const table = { count: points.length, dimensions, values: taken }
  if (weights === undefined) return table
  return { ...table, weights: Float64Array.from(points, (point) => weights[point]!) }
}

/** Squared distance of point i of one table to point j of another, along straight lines. */
export function squaredDistance(
  [one, i]: readonly [PointTable, number],
  [other, j]: readonly [PointTable, number],
): number {
  const { dimensions } = one
  let sum = 0
  for (let k = 0; k < dimensions; k++) {
    const gap = one.values[i * dimensions + k]! - other.values[j * dimensions + k]!
    sum += gap * gap
  }
  return sum
}

/**
 * Throws `not-finite`, `too-few` where there are fewer points than groups, or no measure, or `domain` where a weight is
 * not above 0.
 */
export function checkPoints(
  { count, dimensions, values, weights }: PointTable,
  groups: number,
): void {
  if (!Number.isInteger(groups) || groups < 1) {
    throw new StatisticsError('domain', `points cannot be put into ${groups} groups`, { groups })
  }
  if (dimensions < 1) throw new StatisticsError('too-few', 'points need a measure')
  if (count < groups) {
    throw new StatisticsError('too-few', `${count} points cannot make ${groups} groups`, {
      count,
      groups,
    })
  }
  if (!values.every(Number.isFinite)) {
    throw new StatisticsError('not-finite', 'a measure of a point is not finite')
  }
  if (weights !== undefined) checkWeights(weights, count)
}

/** Throws `domain` where weights are not as many as points or people, or one is not above 0. */
export function checkWeights(weights: Float64Array, count: number): void {
  if (weights.length === count && weights.every((weight) => weight > 0 && weight < Infinity)) return
  throw new StatisticsError('domain', `${count} points need as many weights above 0`)
}

/** Weights that add up to their number, so that a likelihood keeps the size of the sample. */
export function onTheSample(weights: Float64Array): Float64Array {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  return weights.map((weight) => (weight * weights.length) / sum)
}
