import { balanceCheck } from '#evidence/checks/balance'
import { completionCheck } from '#evidence/checks/completion'
import { missingCheck } from '#evidence/checks/missing'
import { outlierInfluenceCheck } from '#evidence/checks/outlier-influence'
import { powerReachedCheck } from '#evidence/checks/power-reached'
import { sampleRatioCheck } from '#evidence/checks/sample-ratio'
import { compareArms } from '#evidence/comparisons/independent-arms'
import type { BlockContext } from '#evidence/context'
import type { DesignResult } from '#evidence/design-result'

/**
 * A randomised control group: the raw difference, and the one adjusted for covariates (ANCOVA from the
 * rows, CUPED from moments); checks of the split, balance, losses, power, outliers and completion.
 */
export function evaluateRandomized(context: BlockContext): DesignResult {
  const arms = compareArms(context)
  const comparisons = arms.needs.map(({ comparison }) => comparison)
  const compared = comparisons.some(({ treatment }) => treatment !== undefined)
  return {
    gradedAs: 'randomized',
    comparisons,
    checks: [
      ...(compared ? [sampleRatioCheck(context, arms.sizes)] : []),
      ...arms.covariates.map((covariate) => balanceCheck(context, covariate)),
      ...comparisons.map((comparison) => missingCheck(context, comparison)),
      ...comparisons.map((comparison) => powerReachedCheck(context, comparison)),
      ...arms.needs.map((need) =>
        outlierInfluenceCheck(context, need.comparison, need.leaveOneOut),
      ),
      completionCheck(context, comparisons),
    ].filter((check) => check !== undefined),
    findings: arms.findings,
  }
}
