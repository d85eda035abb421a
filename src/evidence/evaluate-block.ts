import type { Comparison } from '#evidence/comparison'
import { leadingContrast } from '#evidence/comparison'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { DesignResult } from '#evidence/design-result'
import { weightsCheck } from '#evidence/checks/weights'
import { evaluateBaseline } from '#evidence/designs/baseline'
import { evaluateBeforeAfter } from '#evidence/designs/before-after'
import { evaluateCrossover } from '#evidence/designs/crossover'
import { evaluateDifferenceInDifferences } from '#evidence/designs/difference-in-differences'
import { evaluateInterruptedTimeSeries } from '#evidence/designs/interrupted-time-series'
import { evaluateLongitudinal } from '#evidence/designs/longitudinal'
import { evaluateNonRandomized } from '#evidence/designs/non-randomized'
import { evaluatePaired } from '#evidence/designs/paired'
import { evaluateRandomized } from '#evidence/designs/randomized'
import { evaluateUsage } from '#evidence/designs/usage'
import { refusalOf } from '#evidence/refusals'
import { furtherChecks } from '#evidence/further/further-checks'
import { reversedEffects } from '#evidence/further/reversed-effects'
import { subgroupsOf, type SegmentResult, type SubgroupEffect } from '#evidence/further/subgroups'
import { estimateOf } from '#evidence/estimate-of'
import type { Check, Design, Estimate, EvidenceBlock } from '#evidence/estimate'
import type { Graded } from '#evidence/grade'
import { failedChecks, gradeOf } from '#evidence/grade'
import { measuredNeeds } from '#evidence/metric-family'
import type { EvidencePicture } from '#evidence/picture'
import type { DataAnswers } from '#evidence/rows/answers'
import type { DataSet } from '#evidence/rows/data-set'
import { viewOf } from '#evidence/rows/units-view'
import { countInWords } from '#evidence/words'
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
  readonly pictures: readonly EvidencePicture[]
  readonly subgroups: readonly SubgroupEffect[]
  /** Everything found, those of estimates and checks included, each once. */
  readonly findings: readonly Finding[]
  /** The estimates with the influence of each row behind them. */
  readonly evaluated: readonly Evaluated[]
  /** The same among the rows of each segment, where the block is looked at by `segment`. */
  readonly segments: readonly SegmentEvaluation[]
}

/** What one block says of one segment: its estimates alone. */
interface SegmentEvaluation {
  readonly id: string
  readonly name: string
  readonly evaluated: readonly Evaluated[]
}

const DESIGNS: Readonly<Partial<Record<Design, (context: BlockContext) => DesignResult>>> = {
  baseline: evaluateBaseline,
  randomized: evaluateRandomized,
  crossover: evaluateCrossover,
  paired: evaluatePaired,
  'before-after': evaluateBeforeAfter,
  'non-randomized': evaluateNonRandomized,
  usage: evaluateUsage,
  'difference-in-differences': evaluateDifferenceInDifferences,
  'interrupted-time-series': evaluateInterruptedTimeSeries,
  longitudinal: evaluateLongitudinal,
}

/** The designs that this version has; others are refused by name. */
export const designs = Object.keys(DESIGNS) as readonly Design[]

/**
 * What one evidence block says: an estimate a need, the checks of its design and everything doubtful.
 * Input problems are findings; nothing is thrown for them.
 */
export function evaluateBlock(input: BlockInput): BlockEvaluation {
  const { block, dataSet, answers, settings } = input
  const needs = measuredNeeds(block.needs, input.needs)
  const refused = needs.flatMap((need) => refusalOf(input, need) ?? [])
  const context: BlockContext = {
    block,
    dataSet,
    needs: needs.filter((need) => refusalOf(input, need) === undefined),
    answers,
    ...(answers.units === undefined ? {} : { view: viewOf(block, answers.units) }),
    level: settings.level,
  }
  const result = DESIGNS[block.design]!(context)
  const evaluated = result.comparisons.map((comparison) => evaluate(context, result, comparison))
  const estimates = evaluated.map(({ estimate }) => estimate)
  const own = result.comparisons
  const subgroups = subgroupsOf(context, DESIGNS[block.design]!)
  const segments = subgroups.segments.map(evaluateSegment)
  const weights = weightsCheck(context)
  const checks = [
    ...(weights === undefined ? [] : [weights]),
    ...result.checks,
    ...own.flatMap((comparison) => comparison.checks ?? []),
    ...furtherChecks(context, own, estimates),
    ...subgroups.checks,
  ]
  return {
    block,
    estimates,
    checks,
    pictures: [
      ...(result.pictures ?? []),
      ...own.flatMap(({ pictures }) => pictures ?? []),
      ...subgroups.pictures,
    ],
    subgroups: subgroups.effects,
    findings: distinct([
      ...result.findings,
      ...subgroups.findings,
      ...reversedEffects(context, own, subgroups.effects),
      ...segments.flatMap(fewRowsIn),
      ...labFindings(block),
      ...refused,
      ...weightFindings(context),
      ...estimates.flatMap((estimate) => estimate.findings),
      ...checks.flatMap((check) => check.findings),
    ]),
    evaluated,
    segments,
  }
}

function evaluateSegment({ id, name, context, result }: SegmentResult): SegmentEvaluation {
  const { comparisons } = result
  return { id, name, evaluated: comparisons.map((one) => evaluate(context, result, one)) }
}

/** What is said of estimates on few rows, with the segment whose rows they are. */
function fewRowsIn({ name, evaluated }: SegmentEvaluation): readonly Finding[] {
  return evaluated
    .flatMap(({ estimate }) => estimate.findings)
    .filter(({ code }) => code === 'few-rows' || code === 'too-few')
    .map((finding) => ({
      ...finding,
      severity: 'warning',
      message: `${name}: ${finding.message}`,
    }))
}

function evaluate(
  context: BlockContext,
  { gradedAs, checks }: DesignResult,
  comparison: Comparison,
): Evaluated {
  const failed = failedChecks(checks, comparison.need.id)
  const adjusted = leadingContrast(comparison) === comparison.adjusted && comparison.adjustedLeads
  const taken = adjusted ? adjustersOf(context.block) : []
  const graded = gradeOf(gradedAs, taken, failed)
  const sound = gradeOf(gradedAs, taken, [])
  const lowered =
    graded.grade < sound.grade ? [loweredFinding(context, comparison, [graded, sound])] : []
  const whole = { ...comparison, findings: [...comparison.findings, ...lowered] }
  return { estimate: estimateOf(context, whole, graded), comparison: whole }
}

/** What a difference is adjusted for: covariates and strata. */
function adjustersOf({ covariates, strata }: EvidenceBlock): readonly string[] {
  return strata === undefined ? covariates : [...covariates, strata]
}

function loweredFinding(
  { block }: BlockContext,
  { need }: Comparison,
  [graded, sound]: readonly [Graded, Graded],
): Finding {
  return warning(
    'grade-lowered',
    placeOf(block),
    `\`${need.id}\` has grade ${graded.grade} instead of ${sound.grade}: ${graded.reason}.`,
  )
}

function weightFindings({ block, view }: BlockContext): readonly Finding[] {
  const { weightless = 0 } = view ?? {}
  if (weightless === 0) return []
  return [
    warning(
      'no-weight',
      placeOf(block),
      `${countInWords(weightless, 'row')} of \`${block.data}\` without a weight above 0 ${weightless === 1 ? 'counts' : 'count'} for nothing in \`${block.id}\`.`,
    ),
  ]
}

function labFindings(block: EvidenceBlock): readonly Finding[] {
  if (block.setting !== 'lab') return []
  return [
    warning(
      'lab-setting',
      placeOf(block),
      `The evidence \`${block.id}\` was measured in a simulated setting: whether it holds in the field is open.`,
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
