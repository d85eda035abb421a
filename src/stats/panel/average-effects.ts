import { StatisticsError } from '#stats/error'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import type { GroupTimeEffect, GroupTimeEffects } from '#stats/panel/group-time-effects'
import { type TTest, tTestOf } from '#stats/tests/t-test'

/** An average of effects by group and time. */
export interface AverageEffect {
  readonly test: TTest
  /** With its influence by row, a cluster's sum on its first row. */
  readonly estimate: LinearEstimate
  /** What each cluster adds to the error. */
  readonly influence: Float64Array
}

/** The average effect a number of times after the start. */
export interface DynamicEffect extends AverageEffect {
  readonly since: number
}

/**
 * The effect over all groups and times with the treatment, each group by its number of units: one figure
 * for a staggered start. Groups treated early count at more times.
 * Source: Callaway and Sant'Anna, J Econometrics 2021;225:200, section 3.
 * @throws StatisticsError 'too-few' where no group was observed with the treatment, 'no-variation'
 */
export function simpleEffect(all: GroupTimeEffects): AverageEffect {
  return averageOf(
    all,
    all.effects.filter((effect) => effect.since >= 0),
  )
}

/**
 * The effect by time since the start, each group by its number of units: how it builds up or fades.
 * Times before the start show changes from one time to the next that should be about 0. Later times rest on
 * fewer groups. A time at which nothing varies is left out.
 * Source: Callaway and Sant'Anna, J Econometrics 2021;225:200, section 3.
 * @throws StatisticsError 'too-few' where no group was observed with the treatment
 */
export function dynamicEffects(all: GroupTimeEffects): readonly DynamicEffect[] {
  const times = [...new Set(all.effects.map((effect) => effect.since))].toSorted((a, b) => a - b)
  return times.flatMap((since) => {
    const cells = all.effects.filter((effect) => effect.since === since)
    return cells.every((cell) => cell.test === undefined)
      ? []
      : [{ since, ...averageOf(all, cells) }]
  })
}

function averageOf(all: GroupTimeEffects, cells: readonly GroupTimeEffect[]): AverageEffect {
  const { table, level } = all
  if (cells.length === 0)
    throw new StatisticsError('too-few', 'No group was observed with the treatment.')
  const members = cells.map((cell) => groupUnits(all, cell.group))
  const total = members.reduce((sum, units) => sum + units.length, 0)
  const share = (k: number) => members[k]!.length / total
  const value = cells.reduce((sum, cell, k) => sum + share(k) * cell.value, 0)
  const influence = new Float64Array(table.clusterCount)
  cells.forEach((cell, k) => {
    for (let c = 0; c < influence.length; c++) influence[c]! += share(k) * cell.influence[c]!
    // The sizes of the groups are estimates too; the parts of the other units cancel.
    for (const unit of members[k]!)
      influence[table.clusters[unit]!]! += (table.factor * (cell.value - value)) / total
  })
  const standardError = Math.sqrt(influence.reduce((sum, error) => sum + error * error, 0))
  const test = tTestOf(value, standardError, table.clusterCount - 1, level)
  return { test, estimate: byRow(all, value, influence), influence }
}

function groupUnits({ table }: GroupTimeEffects, group: number): number[] {
  const start = table.times.indexOf(group)
  return [...table.starts.keys()].filter((unit) => table.starts[unit] === start)
}

function byRow(
  { table }: GroupTimeEffects,
  value: number,
  byCluster: Float64Array,
): LinearEstimate {
  const influence = new Float64Array(table.rows)
  table.firstRows.forEach((row, cluster) => (influence[row] = byCluster[cluster]!))
  return { value, influence, df: table.clusterCount - 1 }
}
