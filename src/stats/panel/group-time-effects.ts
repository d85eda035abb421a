import { StatisticsError } from '#stats/error'
import { requireLevel } from '#stats/intervals/interval'
import { type UnitTable, unitTable } from '#stats/panel/unit-table'
import { type TTest, tTestOf } from '#stats/tests/t-test'

/** Units over times, treated from different times on. */
export interface GroupTimeInput {
  readonly outcome: Float64Array
  readonly units: Int32Array
  /** In order: a larger code is later. One row a unit and time. */
  readonly times: Int32Array
  /** First time with the treatment of each row's unit; Infinity for never. */
  readonly firstTreated: Float64Array
  /** Units that are never treated, or all that are not treated yet at the time in question. */
  readonly controls: 'never-treated' | 'not-yet-treated'
  readonly clusters: Int32Array
  readonly level: number
}

/** The average effect at one time on the units that were first treated at another. */
export interface GroupTimeEffect {
  /** First time with the treatment. */
  readonly group: number
  readonly time: number
  /** Times since the treatment began; below 0 it is a change before it, a check of trends. */
  readonly since: number
  readonly value: number
  readonly treatedUnits: number
  readonly controlUnits: number
  /** Absent where nothing varies. */
  readonly test?: TTest
  /** What each cluster adds to the error. */
  readonly influence: Float64Array
}

/** All effects by group and time, and what is needed to average them. */
export interface GroupTimeEffects {
  readonly effects: readonly GroupTimeEffect[]
  /** Cells with under two treated units or controls: they enter nothing. */
  readonly skipped: readonly { readonly group: number; readonly time: number }[]
  /** Units treated from the first time on, which have no time before: they enter nothing. */
  readonly alwaysTreated: number
  readonly table: UnitTable
  readonly level: number
}

/**
 * The effect on each group of units that started together, at each time, against units without the
 * treatment: the change of the group since its last time before the treatment less that of the controls.
 * It holds with staggered starts and effects that grow or differ, where two-way fixed effects do not. It takes
 * for granted that both would have changed alike, and that nobody reacts before the start. Before the start the
 * change is from one time to the next. Units that lack one of the two times do not enter the cell. Errors from
 * the units' influence, summed by cluster, with G / (G - 1); t with clusters - 1 degrees of freedom. Average
 * with `simpleEffect` or `dynamicEffects`.
 * Source: Callaway and Sant'Anna, J Econometrics 2021;225:200, theorem 1 and section 3, without covariates.
 * @throws StatisticsError 'domain' for two rows of one unit and time or a unit whose start changes, 'too-few'
 *   without a treated unit, a control, two times or two clusters, 'not-finite'
 */
export function groupTimeEffects(input: GroupTimeInput): GroupTimeEffects {
  requireLevel(input.level)
  const table = unitTable(input)
  const groups = [...new Set(table.starts)].filter((g) => g < table.times.length && g > 0)
  groups.sort((a, b) => a - b)
  if (groups.length === 0)
    throw new StatisticsError('too-few', 'No unit starts the treatment between the times observed.')
  const cells = groups.flatMap((group) =>
    table.times.slice(1).map((_, k) => ({ group, time: k + 1 })),
  )
  const effects = cells.map((cell) => effectOf(input, table, cell))
  const found = effects.filter((effect) => effect !== undefined)
  if (found.length === 0) throw noControls(input)
  return {
    effects: found,
    skipped: cells
      .filter((_, k) => effects[k] === undefined)
      .map(({ group, time }) => ({ group: table.times[group]!, time: table.times[time]! })),
    alwaysTreated: table.starts.filter((start) => start === 0).length,
    table,
    level: input.level,
  }
}

function noControls({ controls }: GroupTimeInput): StatisticsError {
  return new StatisticsError(
    'too-few',
    controls === 'never-treated'
      ? 'There are not two treated units and two that are never treated at the same times; units not yet treated may serve.'
      : 'There are not two treated units and two not yet treated at the same times.',
  )
}

interface Cell {
  /** Indexes among the times. */
  readonly group: number
  readonly time: number
}

function effectOf(
  input: GroupTimeInput,
  table: UnitTable,
  { group, time }: Cell,
): GroupTimeEffect | undefined {
  const base = time < group ? time - 1 : group - 1
  const changes = table.values.map((values) => values[time]! - values[base]!)
  const pick = (belongs: (start: number) => boolean) =>
    [...changes.keys()].filter(
      (unit) => belongs(table.starts[unit]!) && !Number.isNaN(changes[unit]!),
    )
  const treated = pick((start) => start === group)
  const controls = pick((start) =>
    input.controls === 'never-treated'
      ? start >= table.times.length
      : start > Math.max(time, base) && start !== group,
  )
  if (Math.min(treated.length, controls.length) < 2) return undefined
  const influence = new Float64Array(table.clusterCount)
  const meanOf = (units: readonly number[], sign: 1 | -1): number => {
    const mean = units.reduce((sum, unit) => sum + changes[unit]!, 0) / units.length
    for (const unit of units)
      influence[table.clusters[unit]!]! +=
        (sign * table.factor * (changes[unit]! - mean)) / units.length
    return mean
  }
  const value = meanOf(treated, 1) - meanOf(controls, -1)
  const standardError = Math.sqrt(influence.reduce((sum, error) => sum + error * error, 0))
  return {
    group: table.times[group]!,
    time: table.times[time]!,
    since: time - group,
    value,
    treatedUnits: treated.length,
    controlUnits: controls.length,
    influence,
    ...(standardError > 0
      ? { test: tTestOf(value, standardError, table.clusterCount - 1, input.level) }
      : {}),
  }
}
