import {
  levelsOfEvidence,
  levelsOfOpinions,
  levelsThatCount,
  type NeedLevel,
} from '#market/alternatives/need-level'
import { figureBlockKinds, evaluateFigureBlock } from '#market/evaluate-figure-block'
import type { FigureBlock } from '#market/figure-block'
import type { FigureBlockInput, ModelWanted } from '#market/figure-block-input'
import type { MarketPart } from '#market/market-view'
import type { Figure } from '#quantity/figure'
import { isProblem, type Finding } from '#quantity/finding'
import { hashOf } from '#quantity/hash'
import { checkValue, completeModel } from '#study/evaluation/check-value'
import type { EvidenceEvaluation } from '#study/evaluation/evaluate-evidence'
import type { Evaluation } from '#study/evaluation/evaluate-study'
import type { ValueEvaluation } from '#study/evaluation/evaluate-value'
import { figureBlockFigures } from '#study/evaluation/figures/market/figure-block-figures'
import { needsOf, type Study } from '#study/study'
import { segmentModel } from '#value/segment-model'

/** What blocks on figures rest on: everything that was evaluated before them. */
interface Before {
  readonly evidence: EvidenceEvaluation
  readonly value: ValueEvaluation
  /** How solutions of rows do on needs. */
  readonly levels: readonly NeedLevel[]
  readonly figures: readonly Figure[]
}

/** What came of the blocks on figures. */
interface FigureBlocksEvaluation {
  readonly parts: readonly MarketPart[]
  readonly figures: readonly Figure[]
  readonly findings: readonly Finding[]
}

/** Evaluates maps, economic value, reconciliation and the choice of metrics, each on what came before it. */
export function evaluateFigureBlocks(
  study: Study,
  before: Before,
  evaluation: Evaluation,
): FigureBlocksEvaluation {
  const ordered = figureBlockKinds.flatMap((kind) =>
    study.figureBlocks.filter((block) => block.kind === kind),
  )
  return ordered.reduce<FigureBlocksEvaluation>(
    (done, block) => {
      const next = evaluateOne(block, inputOf(study, { ...before, done }, evaluation), evaluation)
      return {
        parts: [...done.parts, ...next.parts],
        figures: [...done.figures, ...next.figures],
        findings: [...done.findings, ...next.findings],
      }
    },
    { parts: [], figures: [], findings: [] },
  )
}

function evaluateOne(
  block: FigureBlock,
  input: FigureBlockInput,
  { memory }: Evaluation,
): FigureBlocksEvaluation {
  const { solutions, needs, opinions, settings } = input
  const levels = [...input.levels.values()]
  const model = block.kind === 'economic-value' ? input.modelFor(block) : undefined
  const figures = input.figures.map(({ id, value, hash }) => ({ id, value, hash }))
  const hash = hashOf({ block, solutions, needs, levels, opinions, settings, model, figures })
  const view = memory.recall(hash, () => evaluateFigureBlock(block, input))
  if (view.findings.some(isProblem)) return { parts: [], figures: [], findings: view.findings }
  return {
    parts: [{ view }],
    figures: figureBlockFigures(view, { hash, input }),
    findings: view.findings,
  }
}

function inputOf(
  study: Study,
  { evidence, value, levels, figures, done }: Before & { readonly done: FigureBlocksEvaluation },
  evaluation: Evaluation,
): FigureBlockInput {
  const { settings } = evaluation
  const { level, seed } = settings
  const ofEvidence = levelsOfEvidence(evidence.estimates.filter(({ grade }) => grade > 0))
  const stated = levelsOfEvidence(evidence.estimates.filter(({ grade }) => grade === 0))
  return {
    solutions: study.solutions,
    needs: needsOf(study).map(({ need }) => need),
    levels: levelsThatCount([
      ...ofEvidence,
      ...levels,
      ...stated,
      ...levelsOfOpinions(study.opinions, level),
    ]),
    estimates: evidence.estimates,
    opinions: study.opinions,
    figures: [...figures, ...done.figures],
    modelFor: (wanted) => modelFor(study, evidence, [wanted, evaluation]),
    economicValues: done.parts.flatMap(({ view }) =>
      view.block.kind === 'economic-value'
        ? [view as FigureBlockInput['economicValues'][number]]
        : [],
    ),
    settings: { level, seed, draws: value.draws ?? settings.draws, currency: study.currency },
  }
}

const nothingBroken = { unread: new Set<string>(), unmeasured: new Set<string>() }

/** The value model of a study with other solutions compared, and with a segment's own assumptions. */
function modelFor(
  study: Study,
  evidence: EvidenceEvaluation,
  [{ solution, reference, segment }, { placeOf }]: readonly [ModelWanted, Evaluation],
): ReturnType<FigureBlockInput['modelFor']> {
  if (study.model === undefined) return { reason: 'the study has no value model', findings: [] }
  const compared = { ...study.model, ours: solution, reference }
  const whole = completeModel(
    segment === undefined ? compared : segmentModel(compared, segment.id),
    evidence.joint.flatMap(({ contrasts }) => contrasts),
    evidence.joint.map(({ arms }) => arms),
  )
  const problems = checkValue(study, whole, { placeOf, broken: nothingBroken }).filter(isProblem)
  const [first] = problems
  return first === undefined
    ? { model: whole }
    : { reason: `the value model cannot compare these two: ${first.message}`, findings: [] }
}
