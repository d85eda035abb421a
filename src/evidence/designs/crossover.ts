import { completionCheck } from '#evidence/checks/completion'
import { carryOverCheck, periodCheck } from '#evidence/checks/crossover-checks'
import { outlierInfluenceCheck } from '#evidence/checks/outlier-influence'
import { pairsLostCheck } from '#evidence/checks/pairs-lost'
import { sequencedUnits } from '#evidence/comparisons/period-adjusted'
import { compareWithinArms } from '#evidence/comparisons/within-arms'
import type { WithinUnits } from '#evidence/comparisons/within-units'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { DesignResult } from '#evidence/design-result'
import { pairedResult } from '#evidence/designs/paired'
import { familyOf } from '#evidence/metric-family'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'

/**
 * Both solutions used by everybody in random order: the within-person difference with the period taken
 * out; checks of period, carry-over, pairs lost, outliers and completion. Without both orders it is
 * analysed and graded as paired.
 */
export function evaluateCrossover(context: BlockContext): DesignResult {
  const arms = compareWithinArms(
    context,
    context.view,
    (within) => problemOfOrder(within) === undefined,
  )
  const { within } = arms
  if (within === undefined || arms.needs.length === 0) return pairedResult(context, arms)
  const why = problemOfOrder(within)
  if (why !== undefined) {
    const finding = orderFinding(context, why)
    return pairedResult(context, { ...arms, findings: [...arms.findings, finding] })
  }
  const comparisons = arms.needs.map(({ comparison }) => comparison)
  const means = arms.needs.filter(({ need }) => familyOf(need.metric.type) !== 'spread')
  const sequenced = means.map(({ need, pairs }) => ({
    need,
    units: sequencedUnits(within, pairs, context.level),
  }))
  return {
    gradedAs: 'crossover',
    comparisons,
    checks: [
      ...sequenced.map(({ need, units }) => periodCheck(context, need, units)),
      ...sequenced.map(({ need, units }) => carryOverCheck(context, need, units)),
      ...arms.needs.map(({ need, pairs }) => pairsLostCheck(context, need.id, pairs.lost)),
      ...arms.needs.map((need) =>
        outlierInfluenceCheck(context, need.comparison, need.leaveOneOut),
      ),
      completionCheck(context, comparisons),
    ].filter((check) => check !== undefined),
    findings: arms.findings,
  }
}

/** Why the period cannot be taken out; absent where both orders occur and all are known. */
function problemOfOrder({ view, units, home, sequence }: WithinUnits): string | undefined {
  if (!('order' in view.answer.numbers) && !('order' in view.answer.categories))
    return 'there is no column `order` that says which solution came first'
  const complete = new Set<number>()
  const seen = new Map<number, number>()
  for (let row = 0; row < home.length; row++) {
    const arm = view.arms[row]!
    if (arm === -1 || units.codes[row]! < 0) continue
    const mask = (seen.get(home[row]!) ?? 0) | (arm === 0 ? 1 : 2)
    seen.set(home[row]!, mask)
    if (mask === 3) complete.add(home[row]!)
  }
  const orders = new Set([...complete].map((at) => sequence[at]!))
  if (orders.has(0)) return 'for some it is not known which solution came first'
  return orders.size < 2 ? 'everybody had the same order' : undefined
}

function orderFinding({ block }: BlockContext, why: string): Finding {
  return warning(
    'order-not-randomized',
    placeOf(block),
    `The order of the solutions cannot be taken as random: ${why}. The block is analysed and graded as paired, and learning or tiredness stays in the difference.`,
    'Give the column `order` (1, 2), or write `design: paired`.',
  )
}
