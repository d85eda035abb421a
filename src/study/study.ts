/** A study, resolved from its document: what the rooms take. */
import type { EvidenceBlock } from '#evidence/estimate'
import type { StatedEvidence } from '#evidence/stated/stated-evidence'
import type { Synthesis } from '#evidence/synthesis/synthesis'
import type { DataSet } from '#evidence/rows/data-set'
import type { Job, Need, Performer, Solution } from '#job/job'
import type { Opinion } from '#market/alternatives/need-level'
import type { RowSolutions } from '#market/alternatives/row-solutions'
import type { FigureBlock } from '#market/figure-block'
import type { RowBlock } from '#market/row-block'
import type { InformationPlan } from '#value/information/information-plan'
import type { ValueModel } from '#value/model'

export interface Study {
  readonly title: string
  /** Whose own figures stand over those of the study, where some do. */
  readonly customer?: string
  /** A few words of its author. */
  readonly about?: string
  readonly currency: string
  /** Examples whose data a script made say so. */
  readonly simulated: boolean
  readonly performers: readonly Performer[]
  readonly jobs: readonly Job[]
  readonly solutions: readonly Solution[]
  readonly data: readonly DataSet[]
  readonly evidence: readonly EvidenceBlock[]
  /** Evidence without rows. */
  readonly stated: readonly StatedEvidence[]
  readonly syntheses: readonly Synthesis[]
  /** What rests on rows and is no evidence: surveys, choices, prices paid. */
  readonly market: readonly RowBlock[]
  /** What rests on solutions and figures: maps, economic value, reconciliation, the choice of metrics. */
  readonly figureBlocks: readonly FigureBlock[]
  /** Solutions that are rows of a data set; they join `solutions` once rows are read. */
  readonly rowSolutions: readonly RowSolutions[]
  /** What single people say of how solutions do. */
  readonly opinions: readonly Opinion[]
  /** The value model without what the rows bring (arms and contrasts); absent without `value:`. */
  readonly model?: Omit<ValueModel, 'arms' | 'contrasts'>
  /** What is looked at together, and what tests cost; there where the model is. */
  readonly information?: InformationPlan
  /** SHA-256 of the canonical form of the document. */
  readonly hash: string
}

/** Every need of a study with the job and step it stands on. */
export function needsOf(
  study: Pick<Study, 'jobs'>,
): readonly { readonly job: Job; readonly step?: string; readonly need: Need }[] {
  return study.jobs.flatMap((job) => [
    ...job.needs.map((need) => ({ job, need })),
    ...job.steps.flatMap((step) => step.needs.map((need) => ({ job, step: step.id, need }))),
  ])
}
