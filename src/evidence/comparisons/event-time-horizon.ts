import { unitsOf } from '#evidence/arms/event-time-arm'
import type { IndependentRows } from '#evidence/comparisons/independent-input'
import { placeOf } from '#evidence/context'
import { roundTime, timeInWords } from '#evidence/metric-family'
import { eventTimeRows } from '#evidence/rows/event-time-rows'
import type { NeedRows } from '#evidence/rows/need-rows'
import type { UnitsView } from '#evidence/rows/units-view'
import { armOnly, labelAt } from '#evidence/rows/units-view'
import type { Finding } from '#quantity/finding'
import { problem, warning } from '#quantity/finding'
import { cumulativeIncidence } from '#stats/survival/cumulative-incidence'
import type { CompetingFollowUp } from '#stats/survival/follow-up'

/** How far times to an event are looked at; with a warning where the study does not say. */
export interface Horizon {
  readonly horizon: number
  readonly findings: readonly Finding[]
}

/**
 * The horizon of a time to an event: what the study says, refused where an arm was not watched as long;
 * else the longest time that every solution of the data set was watched.
 */
export function horizonOf(
  input: IndependentRows,
  causes: number,
): Horizon | { readonly finding: Finding } {
  const { context, need } = input
  const { metric } = need
  const until = metric.type === 'time-to-event' ? metric.until : undefined
  if (until === undefined) return commonHorizon(input, causes)
  const reaches = armReaches(input, causes)
  const short = reaches.find(({ reach }) => roundTime(reach) < until)
  if (short === undefined)
    return { horizon: Math.min(until, ...reaches.map(({ reach }) => reach)), findings: [] }
  const words = (time: number): string => timeInWords(need, time)
  const longest = words(Math.min(...reaches.map(({ reach }) => reach)))
  return {
    finding: problem(
      'too-few',
      placeOf(context.block),
      `${need.id}: it is looked at up to ${words(until)}, and with \`${short.solution}\` nobody was watched longer than ${words(short.reach)}.`,
      `The longest that all arms reach is ${longest}: write \`until: ${longest}\`.`,
    ),
  }
}

function commonHorizon(input: IndependentRows, causes: number): Horizon {
  const { context, view, need } = input
  const everybody = { ...view, arms: view.arms.map(() => 0) }
  const rows = eventTimeRows(everybody, need)
  const groups = bySolution(view, rows).map((units) => reachOf(units, causes))
  const finite = groups.map(({ reach }) => reach).filter(Number.isFinite)
  const own = armReaches(input, causes).map(({ reach }) => reach)
  const longest = Math.max(...groups.map(({ last }) => last))
  const horizon = Math.min(longest, ...finite, ...own)
  const words = timeInWords(need, horizon)
  return {
    horizon,
    findings: [
      warning(
        'no-horizon',
        placeOf(context.block),
        `${need.id}: the metric does not say up to when it is looked at, so ${words} were taken, the longest that was watched with every solution.`,
        `A horizon is set before looking: write \`until: ${words}\`, or an earlier time.`,
      ),
    ],
  }
}

function bySolution(view: UnitsView, rows: NeedRows): readonly CompetingFollowUp[] {
  const solutions = view.answer.categories['solution']
  const labelOf = (row: number): string =>
    solutions === undefined ? '' : (labelAt(solutions, row) ?? '')
  const labels = new Set(Array.from(rows.values, (_, row) => labelOf(row)))
  return [...labels].flatMap((label) => {
    const times = rows.values.map((time, row) => (labelOf(row) === label ? time : Number.NaN))
    const units = unitsOf({ ...rows.followUp!, times })
    return units.times.length === 0 || (label === '' && solutions !== undefined) ? [] : [units]
  })
}

function armReaches(
  { context, view, rows }: IndependentRows,
  causes: number,
): readonly { readonly solution: string; readonly reach: number }[] {
  const { block } = context
  return [block.baseline, block.treatment].flatMap((solution, arm) => {
    const times = armOnly(view, rows.values, arm === 0 ? 0 : 1)
    const units = unitsOf({ ...rows.followUp!, times })
    if (solution === undefined || units.times.length === 0) return []
    return [{ solution, reach: reachOf(units, causes).reach }]
  })
}

/** The longest watching, and how far the curve is known: for ever where nobody is left. */
function reachOf(
  units: CompetingFollowUp,
  causes: number,
): { readonly last: number; readonly reach: number } {
  const { table, survival } = cumulativeIncidence(units, causes)
  const last = table.times.at(-1)!
  return { last, reach: survival.at(-1)! > 0 ? last : Infinity }
}
