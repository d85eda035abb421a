import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { levelCodes } from '#stats/panel/level-codes'

/** Units as rows and times as columns. */
export interface UnitTable {
  /** In order. */
  readonly times: readonly number[]
  /** For each unit its outcome at each time; NaN where it was not observed. */
  readonly values: readonly Float64Array[]
  /** For each unit the index of its first time with the treatment; beyond the times for never. */
  readonly starts: readonly number[]
  /** For each unit its cluster, from 0 on. */
  readonly clusters: readonly number[]
  readonly clusterCount: number
  /** Root of G / (G - 1). */
  readonly factor: number
  /** For each cluster its first row, and how many rows the table was made from. */
  readonly firstRows: readonly number[]
  readonly rows: number
}

interface UnitRows {
  readonly outcome: Float64Array
  readonly units: Int32Array
  readonly times: Int32Array
  readonly firstTreated: Float64Array
  readonly clusters: Int32Array
}

/**
 * Arranges rows by unit and time.
 * @throws StatisticsError 'domain' for two rows of one unit and time, a unit whose start or cluster changes or a
 *   start that is no time, 'too-few' under two times or clusters, 'not-finite'
 */
export function unitTable(input: UnitRows): UnitTable {
  const { outcome, units, times, clusters, firstTreated } = input
  for (const column of [units, times, clusters, firstTreated]) requireSameLength(column, outcome)
  requireSample(outcome, 2)
  const order = [...new Set(times)].toSorted((a, b) => a - b)
  const indexOf = new Map(order.map((time, index) => [time, index]))
  const byUnit = levelCodes(units)
  const byCluster = levelCodes(clusters)
  requireSpread(order.length, byCluster.labels.length)
  const values = byUnit.labels.map(() => new Float64Array(order.length).fill(Number.NaN))
  byUnit.codes.forEach((unit, row) => {
    const time = indexOf.get(times[row]!)!
    if (!Number.isNaN(values[unit]![time]!))
      throw new StatisticsError('domain', `Row ${row + 1} repeats its unit and time.`, {
        index: row,
      })
    values[unit]![time] = outcome[row]!
  })
  const clusterCount = byCluster.labels.length
  return {
    times: order,
    values,
    starts: perUnit(byUnit.codes, firstTreated, 'start').map((start) => startIndex(order, start)),
    clusters: perUnit(byUnit.codes, byCluster.codes, 'cluster'),
    clusterCount,
    factor: Math.sqrt(clusterCount / (clusterCount - 1)),
    firstRows: firstRows(byCluster.codes, clusterCount),
    rows: outcome.length,
  }
}

function requireSpread(times: number, clusters: number): void {
  if (times < 2 || clusters < 2)
    throw new StatisticsError(
      'too-few',
      `At least two times and two clusters are needed; there are ${times} and ${clusters}.`,
      { times, clusters },
    )
}

/** The one value that every row of a unit has. */
function perUnit(units: Int32Array, column: ArrayLike<number>, what: string): number[] {
  const known: number[] = []
  units.forEach((unit, row) => {
    const value = column[row]!
    if (Number.isNaN(value))
      throw new StatisticsError('not-finite', `The ${what} of row ${row + 1} is no number.`, {
        index: row,
      })
    if ((known[unit] ?? value) !== value)
      throw new StatisticsError('domain', `The unit of row ${row + 1} changes its ${what}.`, {
        index: row,
      })
    known[unit] = value
  })
  return known
}

function startIndex(order: readonly number[], start: number): number {
  const index = order.findIndex((time) => time >= start)
  return index < 0 ? order.length : index
}

function firstRows(clusters: Int32Array, count: number): number[] {
  const rows: number[] = []
  clusters.forEach((cluster, row) => (rows[cluster] ??= row))
  return rows.slice(0, count)
}
