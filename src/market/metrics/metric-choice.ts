import type { Amount } from '#job/job'
import type { FigureBlockBasics } from '#market/figure-block'
import type { Source } from '#quantity/figure'

/** A metric that could be chosen: how much it needs improvement, and whether a solution can bring it. */
export interface MetricCandidate {
  readonly id: string
  /** In words. */
  readonly name: string
  readonly need?: string
  readonly category: string
  readonly move: 'new' | 'reweigh' | 'reverse'
  /** A, from 0 to 10. */
  readonly needToImprove: number
  /** B, a chance. */
  readonly chanceToImprove: number
  /** Money a year. */
  readonly stakes?: Amount
  readonly setUpChange?: string
  readonly source?: Source
  readonly path: string
}

/** The five questions on the choice of metrics, by their ids in the document. */
export const metricQuestions = {
  'represents-today': 'Which metrics represent the business outcomes that you deliver today?',
  aligned: 'Are they aligned with current and anticipated needs of customers?',
  weighting: 'Is their weighting still relevant?',
  fit: 'For which is there a fit between value for customers and opportunity to improve?',
  'can-pull-off': 'Which new ones can you pull off, and what change of set-up does that take?',
} as const

type MetricQuestion = keyof typeof metricQuestions

/** Candidates among metrics, and what was answered to the five questions. */
export interface MetricChoice extends FigureBlockBasics {
  readonly kind: 'metric-choice'
  readonly candidates: readonly MetricCandidate[]
  readonly answers: Readonly<Partial<Record<MetricQuestion, string>>>
}
