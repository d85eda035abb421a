import type { UploadedProfile } from '#contract/upload'
import type { AnswerSummary } from '#contract/study'
import type { Finding, Outcome } from '#quantity/finding'
import type { AssessmentSettings } from '#study/evaluation/assessment'
import type { MovedFigure } from '#contract/revision'
import type { TestPlan } from '#evidence/planning/test-plan'
import type { PlanRequest } from '#use-cases/plan'
import type { Progress } from '#use-cases/ports/progress'
import type { RowSample } from '#use-cases/ports/rows'

/** What an evaluation gave: nothing but findings where the study has problems. */
export interface Evaluated {
  /** `encodeAssessment`, packed with gzip. */
  readonly assessment?: Uint8Array
  readonly summary?: Omit<AnswerSummary, 'revision' | 'at'>
  readonly findings: readonly Finding[]
}

export interface WorkOptions {
  readonly progress: Progress
  readonly signal: AbortSignal
}

export interface RowsWanted {
  readonly data: string
  readonly filter: string
  readonly limit: number
}

/** Work that takes time, done beside the one who asks. All files lie in a laid folder. */
export interface Work {
  assess(
    request: { readonly study: string; readonly settings: AssessmentSettings },
    options: WorkOptions,
  ): Promise<Evaluated>
  profile(request: {
    readonly file: string
    readonly study: string
    readonly sheet?: string
  }): Promise<Outcome<Omit<UploadedProfile, 'findings'>>>
  rows(study: string, wanted: RowsWanted): Promise<Outcome<RowSample>>
  /** What a test of the study's needs takes. */
  plan(request: PlanRequest): Promise<Outcome<TestPlan>>
  /** All that was kept out, as CSV. */
  rejected(study: string): Promise<Outcome<string>>
  /** A packed assessment as a file. */
  report(assessment: Uint8Array, format: ExportFormat): Promise<Outcome<Uint8Array>>
  compare(before: Uint8Array, after: Uint8Array): Promise<readonly MovedFigure[]>
  close(): Promise<void>
}

export type ExportFormat = 'html' | 'pdf' | 'markdown' | 'xlsx' | 'json' | 'csv'
