import { StatisticsError } from '#stats/error'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { separateClusters } from '#stats/influence/mean-estimate'
import { gatherByCluster } from '#stats/regression/row-scores'
import { type CompetingFollowUp, selectUnits } from '#stats/survival/follow-up'
import { type RiskTable, spellsOf } from '#stats/survival/risk-table'

/** Rows of a table of which some take part: those whose time is not NaN. */
export interface FollowUpRows {
  readonly followUp: CompetingFollowUp
  /** A code for each row; -1 (no cluster known) is a cluster of its own. Absent: rows are independent. */
  readonly clusters?: Int32Array
}

/** A figure of a risk table, and how it changes with the hazard of each cause at each time. */
export interface HazardFigure {
  readonly value: number
  readonly table: RiskTable
  /** Derivative by the hazard (events / at risk), a column for each cause. */
  readonly slopes: readonly Float64Array[]
}

/**
 * A figure of a survival or incidence curve with what each row adds to its error, for combining it with
 * other figures of the same rows: the infinitesimal jackknife, stretched by sqrt(n / (n - 1)) so that
 * without open cases it is the influence of a mean. With clusters, rows are summed within them.
 * Source: Reid, Annals of Statistics 1981;9:78; here the derivative in each row's weight, ties included.
 * @param figure from the rows that take part, in their order
 * @throws StatisticsError 'too-few' under two rows or clusters
 */
export function hazardEstimate(
  { followUp, clusters }: FollowUpRows,
  figure: (units: CompetingFollowUp) => HazardFigure,
): LinearEstimate {
  const rows = Array.from(followUp.times, (_, i) => i).filter(
    (i) => !Number.isNaN(followUp.times[i]!),
  )
  const units = selectUnits(followUp, rows)
  const { value, table, slopes } = figure(units)
  const own = derivatives(units, { table, slopes })
  if (units.weights !== undefined) own.forEach((one, i) => (own[i] = one * units.weights![i]!))
  const influence = new Float64Array(followUp.times.length)
  rows.forEach((row, i) => {
    influence[row] = own[i]!
  })
  const codes = clusters === undefined ? undefined : separateClusters(clusters)
  const groups = codes === undefined ? rows.length : new Set(rows.map((row) => codes[row])).size
  if (groups < 2)
    throw new StatisticsError('too-few', 'A standard error needs two units.', { groups })
  const summed = codes === undefined ? influence : gatherByCluster(influence, codes)
  const scale = Math.sqrt(groups / (groups - 1))
  return { value, influence: summed.map((score) => score * scale), df: groups - 1 }
}

/** What a small change of each unit's weight does to the figure: its derivative. */
export function derivatives(
  units: CompetingFollowUp,
  { table: { times, atRisk, events }, slopes }: Pick<HazardFigure, 'table' | 'slopes'>,
): Float64Array {
  const { from, until } = spellsOf(units, times)
  // What a unit loses by being at risk, summed up to each time.
  const exposure = new Float64Array(times.length + 1)
  for (let j = 0; j < times.length; j++) {
    const mean = slopes.reduce((sum, slope, cause) => sum + slope[j]! * events[cause]![j]!, 0)
    exposure[j + 1] = exposure[j]! + (mean === 0 ? 0 : mean / atRisk[j]! ** 2)
  }
  return Float64Array.from(units.times, (_, i) => {
    const last = until[i]! - 1
    const cause = units.causes[i]!
    const gain = cause === 0 ? 0 : slopes[cause - 1]![last]! / atRisk[last]!
    return gain - (exposure[until[i]!]! - exposure[from[i]!]!)
  })
}
