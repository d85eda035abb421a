import type { LeaveOneOut } from '#evidence/checks/outlier-influence'
import type { Comparison, Contrasted } from '#evidence/comparison'
import { leadingContrast } from '#evidence/comparison'
import { compareIndependentRows } from '#evidence/comparisons/independent-rows'
import type { IndependentRows } from '#evidence/comparisons/independent-input'
import type { WithinPerson } from '#evidence/comparisons/within-person'
import { compareWithinPerson } from '#evidence/comparisons/within-person'
import type { MeasuredNeed } from '#evidence/metric-family'
import { needRows } from '#evidence/rows/need-rows'
import type { UnitsView } from '#evidence/rows/units-view'
import { labelAt } from '#evidence/rows/units-view'
import { inWords } from '#evidence/words'

/** The contrast of independent arms without the row (or cluster) that moves it most. */
export function withoutMostInfluentialRow(
  input: IndependentRows,
  comparison: Comparison,
): LeaveOneOut | undefined {
  const leading = leadingContrast(comparison)
  if (leading === undefined) return undefined
  const { view, need, clusters } = input
  const row = mostInfluential(leading)
  const cluster = clusters?.[row]
  const left = (other: number): boolean =>
    clusters === undefined ? other === row : clusters[other] === cluster
  const reduced = withoutRows(view, left)
  const again = compareIndependentRows({ ...input, view: reduced, rows: needRows(reduced, need) })
  const without = sameContrast(comparison, again)
  if (without === undefined) return undefined
  const line = view.answer.lines[row]!
  const value = inWords(input.rows.values[row]!)
  const words = clusters === undefined ? `line ${line} (${value})` : `the cluster of line ${line}`
  return { row: words, line, without }
}

/** The contrast within persons without the unit that moves it most. */
export function withoutMostInfluentialUnit(
  input: WithinPerson,
  comparison: Comparison,
): LeaveOneOut | undefined {
  const leading = leadingContrast(comparison)
  if (leading === undefined) return undefined
  const { within, need } = input
  const { view, units } = within
  const row = mostInfluential(leading)
  const reduced = withoutRows(view, (other) => units.codes[other] === units.codes[row])
  const again = compareWithinPerson({
    ...input,
    within: { ...within, view: reduced },
    rows: needRows(reduced, need),
  })
  const without = sameContrast(comparison, again)
  if (without === undefined) return undefined
  const line = view.answer.lines[row]!
  return { row: `${labelAt(units, row) ?? 'the unit'} (line ${line})`, line, without }
}

/** Whether one row can move a need's figure by much; a yes or no, or a time up to a horizon, cannot. */
export function canHaveOutliers({ metric }: MeasuredNeed): boolean {
  return !['yes-no', 'share-within', 'time-to-event'].includes(metric.type)
}

function mostInfluential({ estimate }: Contrasted): number {
  let at = 0
  estimate.influence.forEach((u, row) => {
    if (Math.abs(u) > Math.abs(estimate.influence[at]!)) at = row
  })
  return at
}

function withoutRows(view: UnitsView, left: (row: number) => boolean): UnitsView {
  const arms = view.arms.map((arm, row) => (left(row) ? -1 : arm))
  return { ...view, arms }
}

/** The contrast of the same kind, adjusted or raw. */
function sameContrast(before: Comparison, after: Comparison | undefined): Contrasted | undefined {
  return before.adjustedLeads ? after?.adjusted : after?.raw
}
