import type { BlockEvaluation, Evaluated } from '#evidence/evaluate-block'
import type { ArmDraft, DraftOrReason } from '#evidence/joint/arm-draft'
import { baselineDraft, baselineId, treatmentDraft, treatmentId } from '#evidence/joint/arm-draft'
import { copulaMarginal, normalCorrelation } from '#evidence/joint/normal-correlation'
import type { Contrast, JointArms } from '#evidence/joint-arms'
import { percentInWords } from '#evidence/words'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'
import { covarianceOf, standardErrorOf } from '#stats/influence/linear-estimate'
import { nearestCorrelation } from '#stats/linear-algebra/nearest-correlation'

/** The joint distribution of a data set's arms, the contrasts that money takes, and what is doubtful. */
export interface JointEvidence {
  readonly arms: JointArms
  readonly contrasts: readonly Contrast[]
  readonly findings: readonly Finding[]
}

/**
 * One joint distribution of the arm parameters of a data set over all needs measured on it: marginals
 * from the estimates, correlations from the influence of the rows they share (study.md, What is
 * random). Evidence blocks are contrasts of these parameters, so that figures from shared rows move
 * together. Cost about parameters^2 x rows.
 * @param evaluations of the blocks of this data set
 */
export function jointArms(data: string, evaluations: readonly BlockEvaluation[]): JointEvidence {
  const drafts = new Map<string, DraftOrReason>()
  const evaluated = evaluations.flatMap((evaluation) => evaluation.evaluated)
  for (const one of evaluated) addDrafts(drafts, one)
  const kept = [...drafts.values()].filter((draft) => 'parameter' in draft)
  const arms = {
    data,
    parameters: kept.map((draft) => draft.parameter),
    correlation: correlationOf(kept),
  }
  const contrasts = evaluated.map((one) => contrastOf(drafts, one))
  return { arms, contrasts, findings: wideFindings(drafts, contrasts) }
}

function addDrafts(drafts: Map<string, DraftOrReason>, evaluated: Evaluated): void {
  const id = baselineId(evaluated)
  const base = drafts.get(id) ?? baselineDraft(evaluated)
  drafts.set(id, base)
  const treatment = evaluated.comparison.treatment
  if (treatment === undefined) return
  const draft = 'parameter' in base ? treatmentDraft(evaluated, base) : base
  drafts.set(treatmentId(evaluated, treatment.summary.solution), draft)
}

function correlationOf(drafts: readonly ArmDraft[]): readonly (readonly number[])[] {
  const marginals = drafts.map((draft) => copulaMarginal(draft.parameter.marginal))
  const matrix = drafts.map(() => drafts.map(() => 0))
  drafts.forEach((a, i) => {
    matrix[i]![i] = 1
    drafts.slice(0, i).forEach((b, j) => {
      const rho = normalCorrelation(marginals[i]!, marginals[j]!, correlation(a, b))
      matrix[i]![j] = rho
      matrix[j]![i] = rho
    })
  })
  return matrix.length === 0 ? matrix : nearestCorrelation(matrix).matrix
}

function correlation(a: ArmDraft, b: ArmDraft): number {
  const errors = standardErrorOf(a.estimate) * standardErrorOf(b.estimate)
  if (errors === 0) return 0
  const r = covarianceOf(a.estimate, b.estimate) / errors
  return Math.abs(r) < NOTHING ? 0 : Math.max(-1, Math.min(1, r))
}

/** Correlations of rounding only. */
const NOTHING = 1e-12

function contrastOf(drafts: ReadonlyMap<string, DraftOrReason>, evaluated: Evaluated): Contrast {
  const { estimate, comparison } = evaluated
  const { treatment } = comparison
  const ids = [
    baselineId(evaluated),
    ...(treatment === undefined ? [] : [treatmentId(evaluated, treatment.summary.solution)]),
  ]
  const refused = refusalOf(
    evaluated,
    ids.map((id) => drafts.get(id)!),
  )
  return {
    need: estimate.need,
    block: estimate.block,
    better: estimate.better,
    baseline: { solution: estimate.baseline.solution, parameter: ids[0]! },
    ...(treatment === undefined
      ? {}
      : { treatment: { solution: treatment.summary.solution, parameter: ids[1]! } }),
    controlled: estimate.grade >= 4 || estimate.design === 'difference-in-differences',
    ...(refused === undefined ? {} : { refused }),
  }
}

function refusalOf(
  { estimate, comparison }: Evaluated,
  drafts: readonly DraftOrReason[],
): string | undefined {
  if (estimate.type === 'scale' || estimate.type === 'spread')
    return `\`${estimate.need}\` is a ${estimate.type}, which has no money: give the need a proxy, such as a duration or a count.`
  if (comparison.reason !== undefined) return `${estimate.need}: ${comparison.reason}`
  for (const draft of drafts) {
    if ('reason' in draft) return `${estimate.need}: ${draft.reason}`
    if (draft.df <= LEAST_DEGREES)
      return `${estimate.need}: \`${draft.parameter.solution}\` has too few values (${draft.df + 1}) to become money; at least ${LEAST_DEGREES + 2} are needed.`
  }
  return undefined
}

/** Degrees of freedom at which a t distribution has no finite variance. */
const LEAST_DEGREES = 2

/** Relative standard error from which money on a figure is doubtful. */
const WIDE = 0.3

function wideFindings(
  drafts: ReadonlyMap<string, DraftOrReason>,
  contrasts: readonly Contrast[],
): readonly Finding[] {
  return [...drafts.values()].flatMap((draft) => {
    if ('reason' in draft || draft.relativeError <= WIDE) return []
    const { need, solution, id, marginal } = draft.parameter
    const contrast = contrasts.find((one) =>
      [one.baseline, one.treatment].some((arm) => arm?.parameter === id),
    )
    if (contrast?.refused !== undefined || marginal.family === 'normal') return []
    const error = Number.isFinite(draft.relativeError)
      ? `its standard error is ${percentInWords(draft.relativeError)} of its value`
      : 'it has no event'
    return [
      warning(
        'wide-error',
        { path: `evidence.${contrast!.block}` },
        `\`${need}\` with \`${solution}\` is known so roughly (${error}) that money which rests on it is wide.`,
        'More rows narrow it.',
      ),
    ]
  })
}
