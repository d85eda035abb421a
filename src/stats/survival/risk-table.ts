import type { Sample } from '#stats/descriptive/sample'
import type { CompetingFollowUp } from '#stats/survival/follow-up'

/** Who was watched and what happened at each of a list of times; sums of weights where units have any. */
export interface RiskTable {
  /** Ascending and distinct. */
  readonly times: Float64Array
  /** Units under observation just before each time: entered earlier, not yet ended. */
  readonly atRisk: Float64Array
  /** Events at each time, a column for each cause (cause 1 first). */
  readonly events: readonly Float64Array[]
  /** Events of all causes together. */
  readonly allEvents: Float64Array
  readonly censored: Float64Array
}

/** Which times of a table each unit lived through: from `from` up to, not with, `until`. */
export interface Spells {
  readonly from: Uint32Array
  readonly until: Uint32Array
}

/**
 * The table at all times at which watching of a unit ended. A unit censored at a time is still at risk
 * of an event at that time; one that enters at it is not yet. n log n.
 */
export function riskTable(followUp: CompetingFollowUp, causes: number): RiskTable {
  return riskTableAt(followUp, causes, distinct(followUp.times))
}

/** The different values in ascending order. */
export function distinct(values: Sample): Float64Array {
  const sorted = Float64Array.from(values).toSorted()
  return sorted.filter((value, i) => i === 0 || value > sorted[i - 1]!)
}

/** The table at given times, ascending and distinct; what happens between them is left out. */
export function riskTableAt(
  followUp: CompetingFollowUp,
  causes: number,
  times: Float64Array,
): RiskTable {
  const { from, until } = spellsOf(followUp, times)
  const atRisk = new Float64Array(times.length)
  const endings = Array.from({ length: causes + 1 }, () => new Float64Array(times.length))
  for (let i = 0; i < from.length; i++) {
    const weight = followUp.weights?.[i] ?? 1
    if (from[i]! < times.length) atRisk[from[i]!]! += weight
    if (until[i]! < times.length) atRisk[until[i]!]! -= weight
    const last = until[i]! - 1
    if (last >= 0 && times[last] === followUp.times[i])
      endings[followUp.causes[i]!]![last]! += weight
  }
  for (let j = 1; j < times.length; j++) atRisk[j]! += atRisk[j - 1]!
  if (followUp.weights !== undefined) atRiskAtLeast(atRisk, endings)
  const [censored, ...events] = endings
  const allEvents = times.map((_, j) => events.reduce((sum, column) => sum + column[j]!, 0))
  return { times, atRisk, events, allEvents, censored: censored! }
}

/** Of sums of weights, rounding can leave a little more or less at risk than there were: nobody left is none left. */
function atRiskAtLeast(atRisk: Float64Array, endings: readonly Float64Array[]): void {
  for (let j = 0; j < atRisk.length; j++) {
    const ended = endings.reduce((sum, column) => sum + column[j]!, 0)
    if (atRisk[j]! <= ended * (1 + ROUNDING)) atRisk[j] = ended
  }
}

/** Relative difference of two sums of weights that is rounding. */
const ROUNDING = 1e-9

/** The stretch of times at which each unit was at risk. */
export function spellsOf({ times, entries }: CompetingFollowUp, grid: Float64Array): Spells {
  const from = new Uint32Array(times.length)
  const until = new Uint32Array(times.length)
  for (let i = 0; i < times.length; i++) {
    from[i] = entries === undefined ? 0 : countUpTo(grid, entries[i]!)
    until[i] = countUpTo(grid, times[i]!)
  }
  return { from, until }
}

/** How many of the ascending values are at most `limit`. */
export function countUpTo(ascending: ArrayLike<number>, limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low
}
