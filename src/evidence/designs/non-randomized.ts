import { completionCheck } from '#evidence/checks/completion'
import { eValueCheck } from '#evidence/checks/e-value'
import { balanceOf, groupBalanceChecks, lovePlot } from '#evidence/checks/group-balance'
import { missingCheck } from '#evidence/checks/missing'
import { outlierInfluenceCheck } from '#evidence/checks/outlier-influence'
import { overlapCheck } from '#evidence/checks/overlap'
import type { Comparison } from '#evidence/comparison'
import { groupsOf } from '#evidence/comparisons/group-chances'
import type { ComparedNeed } from '#evidence/comparisons/independent-arms'
import { compareArms } from '#evidence/comparisons/independent-arms'
import { modelDependence } from '#evidence/comparisons/model-dependence'
import { otherWaysOf } from '#evidence/comparisons/other-ways'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { DesignResult } from '#evidence/design-result'
import { familyOf } from '#evidence/metric-family'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'

/**
 * Groups that chose for themselves: the difference standardised over all rows by a model of the outcome
 * (g-computation; times to an event are weighted), with weighting, matching and both models together beside it; checks of overlap,
 * balance, losses, outliers and completion, and how strong an unmeasured cause would have to be.
 */
export function evaluateNonRandomized(context: BlockContext): DesignResult {
  const arms = compareArms(context, 'g-computation')
  const comparisons = arms.needs.map(withOtherWays)
  const groups = groupsOf(context)
  const balance = groups === undefined ? [] : balanceOf(context, groups)
  return {
    gradedAs: 'non-randomized',
    comparisons,
    checks: [
      ...(groups === undefined
        ? []
        : [overlapCheck(context, groups), ...groupBalanceChecks(context, groups, balance)]),
      ...comparisons.map((comparison) => missingCheck(context, comparison)),
      ...comparisons.map((comparison) => eValueCheck(context, comparison)),
      ...arms.needs.map((need) =>
        outlierInfluenceCheck(context, need.comparison, need.leaveOneOut),
      ),
      completionCheck(context, comparisons),
    ].filter((check) => check !== undefined),
    ...(groups === undefined ? {} : { pictures: lovePlot(context, groups, balance) }),
    findings: [...unadjustedFindings(context), ...arms.findings],
  }
}

function withOtherWays({ comparison, input }: ComparedNeed): Comparison {
  const times = familyOf(comparison.need.metric.type) === 'event-time'
  if (input === undefined || times || !comparison.adjustedLeads) return comparison
  const ways = otherWaysOf(input)
  const findings = modelDependence(input.context, comparison, ways)
  return {
    ...comparison,
    otherWays: [...ways, ...(comparison.otherWays ?? [])],
    findings: [...comparison.findings, ...findings],
  }
}

function unadjustedFindings({ block }: BlockContext): readonly Finding[] {
  if (block.covariates.length > 0 || block.strata !== undefined) return []
  return [
    warning(
      'not-adjusted',
      placeOf(block),
      `The groups of \`${block.id}\` chose for themselves, and nothing is adjusted: the difference is also that between the people.`,
      'Name under `covariates` what was known before the choice and goes with the outcome.',
    ),
  ]
}
