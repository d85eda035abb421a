import { completionCheck } from '#evidence/checks/completion'
import { outlierInfluenceCheck } from '#evidence/checks/outlier-influence'
import { pairsLostCheck } from '#evidence/checks/pairs-lost'
import { regressionToTheMeanCheck } from '#evidence/checks/regression-to-the-mean'
import type { WithinArms } from '#evidence/comparisons/within-arms'
import { compareWithinArms } from '#evidence/comparisons/within-arms'
import type { BlockContext } from '#evidence/context'
import type { DesignResult } from '#evidence/design-result'

/**
 * The same customers before and after: the mean within-person difference (paired t, McNemar for yes or
 * no); checks of pairs lost, outliers and completion.
 */
export function evaluatePaired(context: BlockContext): DesignResult {
  return pairedResult(
    context,
    compareWithinArms(context, context.view, () => false),
  )
}

/** The result of a comparison within persons without the period taken out. */
export function pairedResult(context: BlockContext, arms: WithinArms): DesignResult {
  const comparisons = arms.needs.map(({ comparison }) => comparison)
  return {
    gradedAs: 'paired',
    comparisons,
    checks: [
      ...arms.needs.map(({ need, pairs }) => pairsLostCheck(context, need.id, pairs.lost)),
      ...arms.needs.map(({ need, pairs }) => regressionToTheMeanCheck(context, need, pairs)),
      ...arms.needs.map((need) =>
        outlierInfluenceCheck(context, need.comparison, need.leaveOneOut),
      ),
      completionCheck(context, comparisons),
    ].filter((check) => check !== undefined),
    findings: arms.findings,
  }
}
