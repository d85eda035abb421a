import { StatisticsError } from '../error.ts'

/** Points with the same measures each, one after the other. */
export interface PointTable {
  readonly count: number
  readonly dimensions: number
  /** `count` times `dimensions` numbers: all measures of the first point, then of the second. */
  readonly values: Float64Array
}

/** A table from columns of equal length, one a measure. */
export function pointTable(columns: readonly Float64Array[]): PointTable {
  const [count, dimensions] = [columns[0]?.length ?? 0, columns.length]
  const values = new Float64Array(count * dimensions)
  for (const [j, column] of columns.entries())
    for (let i = 0; i < count; i++) values[i * dimensions + j] = column[i]!
  return { count, dimensions, values }
}

/** Some points of a table, in the order in which they are named; a point may be named twice. */
export function pointsAt({ dimensions, values }: PointTable, points: Int32Array): PointTable {
  const taken = new Float64Array(points.length * dimensions)
  for (const [at, point] of points.entries())
    taken.set(values.subarray(point * dimensions, (point + 1) * dimensions), at * dimensions)
  return { count: points.length, dimensions, values: taken }
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

/** Throws `not-finite`, or `too-few` where there are fewer points than groups, or no measure. */
export function checkPoints({ count, dimensions, values }: PointTable, groups: number): void {
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
}
