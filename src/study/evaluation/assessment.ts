/** What a study evaluates to: the flat list of figures, and the parts that pictures are made of. */
import type { Check, Estimate } from '#evidence/estimate'
import type { ProcessView } from '#evidence/log/process-view'
import type { Matrix } from '#evidence/matrix'
import type { EvidencePicture } from '#evidence/picture'
import type { SegmentMatrix } from '#evidence/segment-matrices'
import type { Reading } from '#evidence/rows/question'
import type { MarketPart } from '#market/market-view'
import type { Figure } from '#quantity/figure'
import type { Finding } from '#quantity/finding'
import type { Study } from '#study/study'
import type { ValueModel } from '#value/model'
import type { ValueResult } from '#value/result'

export interface AssessmentSettings {
  readonly seed: number
  readonly draws: number
  /** Draws are added up to this number until the headline's digits hold; an assessment has those that were taken. */
  readonly upTo?: number
  /** Of the evidence intervals. */
  readonly level: number
}

export interface Assessment {
  readonly study: Study
  readonly settings: AssessmentSettings
  /** Of the product. */
  readonly version: string
  readonly readings: readonly Reading[]
  readonly estimates: readonly Estimate[]
  readonly checks: readonly Check[]
  /** What designs let a reader see besides their figures. */
  readonly pictures: readonly EvidencePicture[]
  /** How executions go through the job, for every data set that is a process log. */
  readonly processes: readonly ProcessView[]
  /** What came of every block of the market whose rows were read: of all rows first, then of each segment. */
  readonly market: readonly MarketPart[]
  readonly matrix: Matrix
  /** Of the segments that evidence is looked at by; absent where it is by none. */
  readonly segmentMatrices?: readonly SegmentMatrix[]
  /** Complete, with arms: what the page of a report simulates again. */
  readonly model?: ValueModel
  readonly value?: ValueResult
  readonly figures: readonly Figure[]
  /** Problems and warnings of the whole study, document first, then rows, evidence, value. */
  readonly findings: readonly Finding[]
}
