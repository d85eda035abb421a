import type { LeaveOneOut } from '#evidence/checks/outlier-influence'
import type { Comparison } from '#evidence/comparison'
import type { UnitPairs } from '#evidence/comparisons/within-person'
import { compareWithinPerson, unitPairs } from '#evidence/comparisons/within-person'
import type { WithinUnits } from '#evidence/comparisons/within-units'
import { withinUnits } from '#evidence/comparisons/within-units'
import { orRefused } from '#evidence/comparisons/or-refused'
import { withFailures } from '#evidence/comparisons/with-failures'
import { canHaveOutliers, withoutMostInfluentialUnit } from '#evidence/comparisons/without-row'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import { armFinding, impossibleFindings, needFindings, noValueFinding } from '#evidence/findings'
import type { MeasuredNeed } from '#evidence/metric-family'
import { needRows } from '#evidence/rows/need-rows'
import type { UnitsView } from '#evidence/rows/units-view'
import { categoriesOf } from '#evidence/rows/units-view'
import type { Finding } from '#quantity/finding'
import { problem } from '#quantity/finding'
import { separateClusters } from '#stats/influence/mean-estimate'

/** One need compared within units. */
interface WithinNeed {
  readonly need: MeasuredNeed
  readonly pairs: UnitPairs
  readonly comparison: Comparison
  readonly leaveOneOut?: LeaveOneOut
}

/** The units of a block and what the arms say on every need. */
export interface WithinArms {
  readonly within?: WithinUnits
  readonly needs: readonly WithinNeed[]
  readonly findings: readonly Finding[]
}

/** Compares the arms within units (`unit`, or else `customer`); problems where there are no units or arms. */
export function compareWithinArms(
  context: BlockContext,
  view: UnitsView | undefined,
  adjustPeriod: (within: WithinUnits) => boolean,
): WithinArms {
  const { block } = context
  const id = block.unit ?? 'customer'
  const units = view === undefined ? undefined : categoriesOf(view, id)
  if (view === undefined || units === undefined)
    return { needs: [], findings: [noUnits(context, id)] }
  const empty = armFinding(context, view.sizes)
  const within = withinUnits(context, view, units, orderOf(view))
  if (empty !== undefined) return { within, needs: [], findings: [empty] }
  const period = adjustPeriod(within)
  const compared = context.needs.map((need) =>
    orRefused(context, need, () => comparedNeed(within, need, period)),
  )
  return {
    within,
    needs: compared.flatMap((one) => ('comparison' in one ? [one] : [])),
    findings: compared.flatMap((one) => ('finding' in one ? [one.finding] : [])),
  }
}

function comparedNeed(
  within: WithinUnits,
  need: MeasuredNeed,
  adjustPeriod: boolean,
): WithinNeed | { readonly finding: Finding } {
  const { context, view } = within
  const rows = needRows(view, need)
  const clusters = clustersOf(context, view)
  const input = {
    within,
    need,
    rows,
    adjustPeriod,
    ...(clusters === undefined ? {} : { clusters }),
  }
  const compared = compareWithinPerson(input)
  if (compared === undefined) return { finding: noValueFinding(context, need) }
  const comparison = withFailures({ context, view, need }, compared, (penalised) =>
    compareWithinPerson({ ...input, rows: penalised }),
  )
  const leaveOneOut = canHaveOutliers(need)
    ? withoutMostInfluentialUnit(input, comparison)
    : undefined
  const findings = [
    ...comparison.findings,
    ...impossibleFindings(context, need, rows),
    ...needFindings(context, comparison),
  ]
  return {
    need,
    pairs: unitPairs(input),
    comparison: { ...comparison, findings },
    ...(leaveOneOut === undefined ? {} : { leaveOneOut }),
  }
}

function clustersOf({ block }: BlockContext, view: UnitsView): Int32Array | undefined {
  if (block.cluster === undefined || block.cluster === block.unit) return undefined
  const codes = categoriesOf(view, block.cluster)?.codes
  return codes === undefined ? undefined : separateClusters(codes)
}

/** The column `order` as numbers, whether it was read as numbers or as labels. */
function orderOf(view: UnitsView): Float64Array | undefined {
  const numbers = view.answer.numbers['order']
  if (numbers !== undefined) return numbers
  const labels = view.answer.categories['order']
  if (labels === undefined) return undefined
  return Float64Array.from(labels.codes, (code) =>
    code < 0 ? Number.NaN : Number(labels.labels[code]),
  )
}

function noUnits({ block }: BlockContext, id: string): Finding {
  return problem(
    'too-few',
    placeOf(block),
    `A ${block.design} design compares units with themselves, and ${block.data} has no column \`${id}\`.`,
    'Name the column that says whose rows belong together: `unit`, or a column `customer`.',
  )
}
