import type { Comparison } from '#evidence/comparison'
import { leadingContrast } from '#evidence/comparison'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { DesignResult } from '#evidence/design-result'
import { evaluateBaseline } from '#evidence/designs/baseline'
import { evaluateBeforeAfter } from '#evidence/designs/before-after'
import { evaluateCrossover } from '#evidence/designs/crossover'
import { evaluatePaired } from '#evidence/designs/paired'
import { evaluateRandomized } from '#evidence/designs/randomized'
import { estimateOf } from '#evidence/estimate-of'
import type { Check, Design, Estimate, EvidenceBlock } from '#evidence/estimate'
import { failedChecks, gradeOf } from '#evidence/grade'
import { measuredNeeds } from '#evidence/metric-family'
import type { DataAnswers } from '#evidence/rows/answers'
import type { DataSet } from '#evidence/rows/data-set'
import { viewOf } from '#evidence/rows/units-view'
import type { Need } from '#job/job'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'

export interface BlockInput {
  readonly block: EvidenceBlock
  readonly dataSet: DataSet
  /** All needs of the study: the block names some of them. */
  readonly needs: readonly Need[]
  /** What the rows answered about the block's data set (`answersAbout`). */
  readonly answers: DataAnswers
  readonly settings: {
    /** Of the intervals: 0.95. */
    readonly level: number
  }
}

/** An estimate with the comparison it was made from: what the joint distribution takes. */
export interface Evaluated {
  readonly estimate: Estimate
  readonly comparison: Comparison
}

export interface BlockEvaluation {
  readonly block: EvidenceBlock
  readonly estimates: readonly Estimate[]
  readonly checks: readonly Check[]
  /** Everything found, those of estimates and checks included, each once. */
  readonly findings: readonly Finding[]
  /** The estimates with the influence of each row behind them. */
  readonly evaluated: readonly Evaluated[]
}

const DESIGNS: Readonly<Record<Design, (context: BlockContext) => DesignResult>> = {
  baseline: evaluateBaseline,
  randomized: evaluateRandomized,
  crossover: evaluateCrossover,
  paired: evaluatePaired,
  'before-after': evaluateBeforeAfter,
}

/**
 * What one evidence block says: an estimate a need, the checks of its design and everything doubtful.
 * Input problems are findings; nothing is thrown for them.
 */
export function evaluateBlock(input: BlockInput): BlockEvaluation {
  const { block, dataSet, answers, settings } = input
  const context: BlockContext = {
    block,
    dataSet,
    needs: measuredNeeds(block.needs, input.needs),
    answers,
    ...(answers.units === undefined ? {} : { view: viewOf(block, answers.units) }),
    level: settings.level,
  }
  const result = DESIGNS[block.design](context)
  const evaluated = result.comparisons.map((comparison) => evaluate(context, result, comparison))
  const estimates = evaluated.map(({ estimate }) => estimate)
  return {
    block,
    estimates,
    checks: result.checks,
    findings: distinct([
      ...result.findings,
      ...labFindings(block),
      ...estimates.flatMap((estimate) => estimate.findings),
      ...result.checks.flatMap((check) => check.findings),
    ]),
    evaluated,
  }
}

function evaluate(
  context: BlockContext,
  { gradedAs, checks }: DesignResult,
  comparison: Comparison,
): Evaluated {
  const failed = failedChecks(checks, comparison.need.id)
  const adjusted = leadingContrast(comparison) === comparison.adjusted && comparison.adjustedLeads
  const graded = gradeOf(gradedAs, adjusted, failed)
  const lowered = graded.grade === 4 ? [loweredFinding(context, comparison, graded.reason)] : []
  const whole = { ...comparison, findings: [...comparison.findings, ...lowered] }
  return { estimate: estimateOf(context, whole, graded), comparison: whole }
}

function loweredFinding({ block }: BlockContext, { need }: Comparison, reason: string): Finding {
  return warning('grade-lowered', placeOf(block), `${need.id} has grade 4 instead of 5: ${reason}.`)
}

function labFindings(block: EvidenceBlock): readonly Finding[] {
  if (block.setting !== 'lab') return []
  return [
    warning(
      'lab-setting',
      placeOf(block),
      `${block.id} was measured in a simulated setting: whether it holds in the field is open.`,
    ),
  ]
}

function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>()
  return findings.filter((finding) => {
    const key = JSON.stringify(finding)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
