import { completionCheck } from '#evidence/checks/completion'
import { missingCheck } from '#evidence/checks/missing'
import { mixShiftCheck } from '#evidence/checks/mix-shift'
import { outlierInfluenceCheck } from '#evidence/checks/outlier-influence'
import { compareArms } from '#evidence/comparisons/independent-arms'
import type { BlockContext } from '#evidence/context'
import type { DesignResult } from '#evidence/design-result'

/**
 * Before and after with different customers: the raw difference (Welch, Newcombe), and the one adjusted
 * for covariates; checks of a shift in the mix, losses, outliers and completion.
 */
export function evaluateBeforeAfter(context: BlockContext): DesignResult {
  const arms = compareArms(context)
  const comparisons = arms.needs.map(({ comparison }) => comparison)
  return {
    gradedAs: 'before-after',
    comparisons,
    checks: [
      ...arms.covariates.map((covariate) => mixShiftCheck(context, covariate)),
      ...comparisons.map((comparison) => missingCheck(context, comparison)),
      ...arms.needs.map((need) =>
        outlierInfluenceCheck(context, need.comparison, need.leaveOneOut),
      ),
      completionCheck(context, comparisons),
    ].filter((check) => check !== undefined),
    findings: arms.findings,
  }
}
