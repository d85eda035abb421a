import { type Sample, requireSameLength } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { solveSymmetric } from '#stats/linear-algebra/solve-symmetric'
import { chiSquareTail } from '#stats/special/chi-square'
import {
  type CompetingFollowUp,
  type FollowUp,
  asCompeting,
  requireFollowUp,
  selectUnits,
} from '#stats/survival/follow-up'
import { type RiskTable, distinct, riskTable, riskTableAt } from '#stats/survival/risk-table'

/** Events of each group against what equal risks would give. */
export interface LogRank {
  readonly statistic: number
  readonly df: number
  readonly pValue: number
  /** In ascending order of the groups' codes. */
  readonly groups: readonly {
    readonly group: number
    readonly n: number
    readonly observed: number
    readonly expected: number
  }[]
}

/**
 * Whether the risk of the event over time differs between two or more groups, or within strata. Weak
 * where curves cross: compare restricted means then. A group that was never at risk at the time of an
 * event does not count among the degrees of freedom.
 * Source: Mantel, Cancer Chemotherapy Reports 1966;50:163; Peto and Peto, JRSS A 1972;135:185.
 * @param groups a code for each unit
 * @param strata a code for each unit; one code throughout: no strata
 * @throws StatisticsError 'too-few' without an event or with fewer than two groups at risk together,
 *   'singular' where strata keep some groups apart from all others, otherwise as `requireFollowUp`
 */
export function logRank(followUp: FollowUp, groups: Sample, strata: Sample): LogRank {
  const units = asCompeting(followUp)
  requireFollowUp(units, 1)
  requireSameLength(groups, units.times)
  requireSameLength(strata, units.times)
  const codes = ascending(groups)
  const sums = emptySums(codes.length)
  for (const stratum of ascending(strata)) {
    const tables = codes.map((code) =>
      positions(units, (i) => groups[i] === code && strata[i] === stratum),
    )
    addStratum(sums, tables)
  }
  return resultOf(sums, codes, groups)
}

interface Sums {
  readonly observed: number[]
  readonly expected: number[]
  readonly covariance: number[][]
}

function emptySums(size: number): Sums {
  const zeros = () => Array.from({ length: size }, () => 0)
  return { observed: zeros(), expected: zeros(), covariance: zeros().map(zeros) }
}

function ascending(codes: Sample): number[] {
  return [...new Set(Array.from(codes))].toSorted((a, b) => a - b)
}

function positions(
  units: CompetingFollowUp,
  isMember: (index: number) => boolean,
): CompetingFollowUp {
  const members = Array.from(units.times, (_, i) => i).filter(isMember)
  return selectUnits(units, members)
}

function addStratum(sums: Sums, groups: readonly CompetingFollowUp[]): void {
  const grid = distinct(Float64Array.from(groups.flatMap((group) => [...eventTimes(group)])))
  const tables = groups.map((group) => riskTableAt(group, 1, grid))
  for (let j = 0; j < grid.length; j++) addTime(sums, tables, j)
}

function eventTimes(group: CompetingFollowUp): Float64Array {
  const { times, allEvents } = riskTable(group, 1)
  return times.filter((_, j) => allEvents[j]! > 0)
}

/** Observed and expected events at one time, and their hypergeometric covariance. */
function addTime(sums: Sums, tables: readonly RiskTable[], j: number): void {
  const atRisk = tables.map((table) => table.atRisk[j]!)
  const events = tables.map((table) => table.allEvents[j]!)
  const n = total(atRisk)
  const d = total(events)
  const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0
  atRisk.forEach((own, g) => {
    sums.observed[g]! += events[g]!
    sums.expected[g]! += (d * own) / n
    atRisk.forEach((other, h) => {
      sums.covariance[g]![h]! += (spread * own * ((g === h ? n : 0) - other)) / n / n
    })
  })
}

function resultOf(sums: Sums, codes: readonly number[], groups: Sample): LogRank {
  const { observed, expected, covariance } = sums
  if (total(observed) === 0)
    throw new StatisticsError('too-few', 'Without an event there is nothing to compare.')
  const kept = codes.map((_, g) => g).filter((g) => covariance[g]![g]! > 0)
  if (kept.length < 2)
    throw new StatisticsError(
      'too-few',
      'At no event were units of two groups at risk together: there is nothing to compare.',
    )
  const free = kept.slice(1)
  const excess = free.map((g) => observed[g]! - expected[g]!)
  const weights = solveSymmetric(
    free.map((g) => free.map((h) => covariance[g]![h]!)),
    excess,
  )
  const statistic = total(excess.map((value, i) => value * weights[i]!))
  const size = (code: number) => Array.from(groups).filter((other) => other === code).length
  return {
    statistic,
    df: free.length,
    pValue: chiSquareTail(statistic, free.length),
    groups: codes.map((group, g) => ({
      group,
      n: size(group),
      observed: observed[g]!,
      expected: expected[g]!,
    })),
  }
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
