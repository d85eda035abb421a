import type { Finding, Outcome } from '#quantity/finding'
import type { Comparison } from '#study/evaluation/compare'
import type { Assessment } from '#study/evaluation/assessment'
import type { InterviewGuide } from '#study/interview-guide/interview-guide'
import { createMemory } from '#study/evaluation/memory'
import { FileDocuments } from '#storage/file-documents'
import { DuckDbRows } from '#storage/rows/duckdb-rows'
import { assess, type AssessRequest, type Ports, type StudyRequest } from '#use-cases/assess'
import { compare, type CompareRequest } from '#use-cases/compare'
import { guideInterview, type GuideRequest } from '#use-cases/guide'
import { planTest, type PlanRequest, type TestPlan } from '#use-cases/plan'
import { profileFile, type FileProfileRequest, type ProfiledFile } from '#use-cases/profile'
import { profileColumns, type DataSetProfile } from '#use-cases/profile-columns'
import type { Progress } from '#use-cases/ports/progress'
import type { RowSample } from '#use-cases/ports/rows'
import { writeRejected } from '#use-cases/rejected'
import { writeBenchmark, type OwnBenchmarkRequest } from '#use-cases/own-benchmark'
import { saveResults, staleness } from '#use-cases/save'
import { startStudy, type Started } from '#use-cases/init'
import { version } from '#app/version'

/** What the product does, wired to this machine; shared by everything that serves a person. */
export interface App {
  assess(request: AssessRequest): Promise<Outcome<Assessment>>
  compare(request: CompareRequest): Promise<Outcome<Comparison>>
  plan(request: PlanRequest): Promise<Outcome<TestPlan>>
  guide(request: GuideRequest): Promise<Outcome<InterviewGuide>>
  /** Makes an entry of a library of own studies; gives its text, or adds it to a file. */
  benchmark(request: OwnBenchmarkRequest, file?: string): Promise<Outcome<string>>
  profile(request: FileProfileRequest): Promise<Outcome<ProfiledFile>>
  /** What the declared columns of a study's data sets hold. */
  columns(request: StudyRequest): Promise<Outcome<readonly DataSetProfile[]>>
  /** The first rows of a data set that was read by the last assessment. */
  rows(data: string, limit: number): Promise<RowSample>
  /** Keeps results beside the study; gives the path. */
  save(assessment: Assessment, study: string): Promise<string>
  /** Lists every row and cell that the last assessment kept out in a file; gives their number. */
  rejected(assessment: Assessment, path: string): Promise<number>
  staleness(assessment: Assessment, study: string): Promise<readonly Finding[]>
  start(template: string, folder: string): Promise<Started>
  write(path: string, text: string): Promise<void>
}

/** Runs some work with the app, and lets go of everything afterwards. */
export async function withApp<T>(
  options: { readonly progress: Progress },
  work: (app: App) => Promise<T>,
): Promise<T> {
  const rows = new DuckDbRows({ progress: options.progress })
  const documents = new FileDocuments()
  const memory = createMemory(100)
  const ports: Ports = { documents, rows, memory, version, progress: options.progress }
  try {
    return await work(appOf(ports))
  } finally {
    await rows.close()
  }
}

function appOf(ports: Ports): App {
  const { documents, rows } = ports
  return {
    assess: (request) => assess(request, ports),
    compare: (request) => compare(request, ports),
    plan: (request) => planTest(request, ports),
    guide: (request) => guideInterview(request, ports),
    benchmark: (request, file) => writeBenchmark(request, file, ports),
    profile: (request) => profileFile(request, ports),
    columns: (request) => profileColumns(request, ports),
    rows: (data, limit) => rows.rows(data, {}, limit),
    save: (assessment, study) =>
      saveResults(assessment, study, { documents, now: new Date().toISOString() }),
    rejected: (assessment, path) => writeRejected(assessment, path, { rows, documents }),
    staleness: (assessment, study) => staleness(assessment, study, documents),
    start: (template, folder) => startStudy([template, folder], documents),
    write: (path, text) => documents.write(path, text),
  }
}
