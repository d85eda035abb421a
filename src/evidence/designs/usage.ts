import { completionCheck } from '#evidence/checks/completion'
import { missingCheck } from '#evidence/checks/missing'
import { outlierInfluenceCheck } from '#evidence/checks/outlier-influence'
import { compareArms } from '#evidence/comparisons/independent-arms'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { DesignResult } from '#evidence/design-result'
import type { EvidenceBlock } from '#evidence/estimate'
import { listInWords } from '#evidence/words'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'

/**
 * Rates and durations as they occur in use: levels, and with a treatment the raw difference, marked as
 * an association. Nothing is adjusted; checks of losses, outliers and completion.
 */
export function evaluateUsage(context: BlockContext): DesignResult {
  const arms = compareArms({ ...context, block: asTheyCame(context.block) })
  const comparisons = arms.needs.map(({ comparison }) => comparison)
  return {
    gradedAs: context.block.treatment === undefined ? 'baseline' : 'usage',
    comparisons,
    checks: [
      ...comparisons.map((comparison) => missingCheck(context, comparison)),
      ...arms.needs.map((need) =>
        outlierInfluenceCheck(context, need.comparison, need.leaveOneOut),
      ),
      completionCheck(context, comparisons),
    ].filter((check) => check !== undefined),
    findings: [...ownFindings(context.block), ...arms.findings],
  }
}

/** The block without what it would be adjusted for. */
function asTheyCame(block: EvidenceBlock): EvidenceBlock {
  const { strata, ...rest } = block
  return { ...(strata === undefined ? block : rest), covariates: [] }
}

function ownFindings(block: EvidenceBlock): readonly Finding[] {
  const adjusters = [...block.covariates, ...(block.strata === undefined ? [] : [block.strata])]
  return [
    ...(block.treatment === undefined ? [] : [associationFinding(block)]),
    ...(adjusters.length === 0 ? [] : [notAdjustedFinding(block, adjusters)]),
  ]
}

function associationFinding(block: EvidenceBlock): Finding {
  return warning(
    'association',
    placeOf(block),
    `\`${block.id}\` compares those who use \`${block.treatment!}\` with those who use \`${block.baseline}\`, as they came: an association, not an effect.`,
    'What is known of them from before can be taken out with `design: non-randomized`.',
  )
}

function notAdjustedFinding(block: EvidenceBlock, adjusters: readonly string[]): Finding {
  return warning(
    'not-adjusted',
    placeOf(block),
    `\`design: usage\` adjusts for nothing: ${listInWords(adjusters)} ${adjusters.length === 1 ? 'is' : 'are'} not used.`,
    'Write `design: non-randomized`, which adjusts for covariates and checks overlap and balance.',
  )
}
