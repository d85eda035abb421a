import type { Check, Estimate } from '#evidence/estimate'
import type { BlockEvaluation } from '#evidence/evaluate-block'
import type { JointEvidence } from '#evidence/joint-distribution'
import type { MeasuredNeed } from '#evidence/metric-family'
import { measuredNeeds } from '#evidence/metric-family'
import type { EvidencePicture } from '#evidence/picture'
import { evaluateStated, type StatedEvaluation } from '#evidence/stated/evaluate-stated'
import type { StatedEvidence } from '#evidence/stated/stated-evidence'
import { combineEvidence, type SynthesisEvaluation } from '#evidence/synthesis/combine-evidence'
import type { Synthesis } from '#evidence/synthesis/synthesis'
import type { Figure, FigureInput } from '#quantity/figure'
import type { Finding } from '#quantity/finding'
import { hashOf } from '#quantity/hash'
import {
  checkFigure,
  estimateFigures,
  type EvidenceContext,
} from '#study/evaluation/figures/evidence-figures'
import { needsOf, type Study } from '#study/study'

/** Human words for the parts of a study. */
export type StudyWords = Pick<EvidenceContext, 'needLabel' | 'solutionName' | 'targetOf'>

/** A piece of evidence without rows of its own. */
interface EvidenceNode {
  readonly estimates: readonly Estimate[]
  readonly figures: readonly Figure[]
  readonly findings: readonly Finding[]
  readonly hash: string
}

export interface StatedNode extends EvidenceNode {
  readonly evaluation: StatedEvaluation
  readonly joint: JointEvidence
  readonly checks: readonly Check[]
}

export interface SynthesisNode extends EvidenceNode {
  readonly evaluation: SynthesisEvaluation
  readonly checks: readonly Check[]
  readonly pictures: readonly EvidencePicture[]
}

/** What publications and people state. */
export function statedNodes(
  study: Study,
  [words, level]: readonly [StudyWords, number],
): readonly StatedNode[] {
  return study.stated.flatMap((stated) => {
    const [need] = needsNamed(study, stated.need)
    if (need === undefined) return []
    const evaluation = evaluateStated(stated, need, level)
    const estimates = evaluation.estimate === undefined ? [] : [evaluation.estimate]
    const hash = hashOf({ stated, metric: need.metric, level })
    const origin = (filter?: string): readonly FigureInput[] => sourcesOf(stated, filter)
    const context = { ...words, hash, level, origin }
    const { checks } = evaluation
    return [
      {
        evaluation,
        estimates,
        checks,
        joint: evaluation.joint,
        findings: evaluation.findings,
        hash,
        figures: [
          ...estimates.flatMap((estimate) => estimateFigures(estimate, context)),
          ...checks.map((check) => checkFigure(check, context)),
        ],
      },
    ]
  })
}

function needsNamed(study: Study, id: string): readonly MeasuredNeed[] {
  return measuredNeeds(
    [id],
    needsOf(study).map(({ need }) => need),
  )
}

/** What was said, by whom, of all solutions or of one: the end of the lineage of stated evidence. */
function sourcesOf(
  { id, levels, change }: StatedEvidence,
  filter?: string,
): readonly FigureInput[] {
  const spoken = levels.filter(
    ({ solution }) => filter === undefined || filter === ofSolution(solution),
  )
  const said = [
    ...spoken.flatMap(({ solution, opinions }) =>
      opinions.map(({ range, source }) => ({ words: `${solution}: ${rangeWords(range)}`, source })),
    ),
    ...(change === undefined
      ? []
      : [{ words: `${change.as}: ${rangeWords(change.range)}`, source: change.source }]),
  ]
  return said.map(({ words, source }) => ({
    assumption: id,
    written: words,
    ...(source === undefined ? {} : { source }),
  }))
}

/** How an arm's figures ask for their origin. */
function ofSolution(solution: string): string {
  return `solution = ${solution}`
}

function rangeWords(range: { low: number; median: number; high: number; tail: number }): string {
  const { low, median, high, tail } = range
  const percent = (share: number): string => `P${Math.round(share * 100)}`
  return `${percent(tail)} ${low}, P50 ${median}, ${percent(1 - tail)} ${high}`
}

interface SynthesisParts {
  readonly evaluations: readonly BlockEvaluation[]
  readonly stated: readonly StatedNode[]
  readonly level: number
  readonly words: StudyWords
}

/** Evidence on one need from several sources, combined. */
export function synthesisNodes(study: Study, parts: SynthesisParts): readonly SynthesisNode[] {
  return study.syntheses.flatMap((synthesis) => {
    const [need] = needsNamed(study, synthesis.need)
    return need === undefined ? [] : [synthesisNode(synthesis, need, parts)]
  })
}

function synthesisNode(
  synthesis: Synthesis,
  need: MeasuredNeed,
  { evaluations, stated, level, words }: SynthesisParts,
): SynthesisNode {
  const evaluation = combineEvidence({
    synthesis,
    need,
    evaluations,
    stated: stated.map((node) => node.evaluation),
    level,
  })
  const { estimate, checks, picture } = evaluation
  const estimates = estimate === undefined ? [] : [estimate]
  const hash = hashOf({ synthesis, level, parts: evaluation })
  const origin = (filter?: string): readonly FigureInput[] => partsOf(evaluation, stated, filter)
  const context = { ...words, hash, level, origin }
  return {
    evaluation,
    estimates,
    checks,
    pictures: picture === undefined ? [] : [picture],
    findings: [...evaluation.findings, ...checks.flatMap(({ findings }) => findings)],
    hash,
    figures: [
      ...estimates.flatMap((one) => estimateFigures(one, context)),
      ...checks.map((check) => checkFigure(check, context)),
    ],
  }
}

/**
 * The figures that are combined, of the baseline alone that of the block it is taken from; a stated
 * change has no figure of its own, only what was said.
 */
function partsOf(
  { synthesis, estimate, baseline, picture }: SynthesisEvaluation,
  stated: readonly StatedNode[],
  filter: string | undefined,
): readonly FigureInput[] {
  const { need } = synthesis
  if (estimate !== undefined && filter === ofSolution(estimate.baseline.solution))
    return [{ figure: `evidence.${baseline ?? ''}.${need}.baseline` }]
  return (picture?.rows ?? []).flatMap(({ block }): readonly FigureInput[] => {
    const said = stated.find(({ evaluation }) => evaluation.stated.id === block)?.evaluation.stated
    if (said?.change !== undefined) return sourcesOf(said)
    return [{ figure: `evidence.${block}.${need}.difference` }]
  })
}

/** The joint distributions with the arms that syntheses derive from them, and their contrasts. */
export function withSyntheses(
  joint: readonly JointEvidence[],
  nodes: readonly SynthesisNode[],
): readonly JointEvidence[] {
  const made = nodes.flatMap(({ evaluation }) => evaluation.arm ?? [])
  return joint.map((one) => {
    const own = made.filter(({ data }) => data === one.arms.data)
    if (own.length === 0) return one
    return {
      ...one,
      arms: { ...one.arms, derived: own.map(({ arm }) => arm) },
      contrasts: [...one.contrasts, ...own.map(({ contrast }) => contrast)],
    }
  })
}
