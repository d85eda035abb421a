import type { Finding, Outcome } from '#quantity/finding'
import type { Comparison } from '#study/evaluation/compare'
import type { Assessment } from '#study/evaluation/assessment'
import type { InterviewGuide } from '#study/interview-guide/interview-guide'
import { createMemory } from '#study/evaluation/memory'
import { FileDocuments } from '#storage/file-documents'
import { FileWorkbooks } from '#storage/file-workbooks'
import { DuckDbRows } from '#storage/rows/duckdb-rows'
import { assess, type AssessRequest, type Ports, type StudyRequest } from '#use-cases/assess'
import { compare, type CompareRequest } from '#use-cases/compare'
import { guideInterview, type GuideRequest } from '#use-cases/guide'
import { planSurvey, type PlannedSurvey } from '#use-cases/questionnaire'
import {
  holdPromise,
  isPromise,
  savePromise,
  type KeptPromise,
  type PromiseOptions,
  type PromiseRequest,
} from '#use-cases/promise'
import { importProject, type ImportedProject, type ProjectRequest } from '#use-cases/import-project'
import { importValues, type ImportedValues, type ImportRequest } from '#use-cases/import-values'
import { planTest, type PlanRequest, type TestPlan } from '#use-cases/plan'
import { profileFile, type FileProfileRequest, type ProfiledFile } from '#use-cases/profile'
import { profileColumns, type DataSetProfile } from '#use-cases/profile-columns'
import type { Progress } from '#use-cases/ports/progress'
import type { RowSample } from '#use-cases/ports/rows'
import { requestFigures, type SheetRequest } from '#use-cases/request'
import { studyDocument } from '#use-cases/study-document'
import { studyVariables, type StudyVariable } from '#use-cases/variables'
import type { StudyDocument } from '#study/document/schema/study'
import type { RequestSheet } from '#study/request-sheet'
import { writeRejected } from '#use-cases/rejected'
import { writeBenchmark, type OwnBenchmarkRequest } from '#use-cases/own-benchmark'
import { saveResults, staleness } from '#use-cases/save'
import { startStudy, type Started } from '#use-cases/init'
import { startOverlay, type StartedOverlay } from '#use-cases/init-overlay'
import { ValueThreads } from '#app/threads/value-threads'
import { version } from '#app/version'

/** What the product does, wired to this machine; shared by everything that serves a person. */
export interface App {
  assess(request: AssessRequest): Promise<Outcome<Assessment>>
  compare(request: CompareRequest): Promise<Outcome<Comparison>>
  /** Which figures are worth asking a customer for. */
  request(request: SheetRequest): Promise<Outcome<RequestSheet>>
  /** Everything that the formulas of a study name, with where it is used. */
  variables(study: string): Promise<Outcome<readonly StudyVariable[]>>
  /** Freezes what is promised in a file of its own, never over another; gives the path. */
  promise(assessment: Assessment, study: string, options: PromiseOptions): Promise<string>
  /** What was promised, beside what the study says now. */
  kept(request: PromiseRequest): Promise<Outcome<KeptPromise>>
  /** Whether a file holds a promise. */
  isPromise(path: string): Promise<boolean>
  plan(request: PlanRequest): Promise<Outcome<TestPlan>>
  guide(request: GuideRequest): Promise<Outcome<InterviewGuide>>
  /** What to ask many people about the needs of a study. */
  questionnaire(request: Parameters<typeof planSurvey>[0]): Promise<Outcome<PlannedSurvey>>
  /** Makes an entry of a library of own studies; gives its text, or adds it to a file. */
  benchmark(request: OwnBenchmarkRequest, file?: string): Promise<Outcome<string>>
  profile(request: FileProfileRequest): Promise<Outcome<ProfiledFile>>
  /** What the declared columns of a study's data sets hold. */
  columns(request: StudyRequest): Promise<Outcome<readonly DataSetProfile[]>>
  /** The first rows of a data set that was read by the last assessment, which kept its rows. */
  rows(data: string, limit: number): Promise<RowSample>
  /** Keeps results beside the study; gives the path. */
  save(assessment: Assessment, study: string): Promise<string>
  /** Lists every row and cell that the last assessment kept out in a file; gives their number. It kept its rows. */
  rejected(assessment: Assessment, path: string): Promise<number>
  staleness(assessment: Assessment, study: string): Promise<readonly Finding[]>
  start(template: string, folder: string): Promise<Started>
  /** Begins a customer's file over a study, with the figures to ask for. */
  startOverlay(
    request: SheetRequest & { readonly customer: string },
  ): Promise<Outcome<StartedOverlay>>
  /** Brings values that were changed in a workbook or a table into the study; today is their date unless said. */
  importValues(
    request: Omit<ImportRequest, 'date'> & { readonly date?: string },
  ): Promise<Outcome<ImportedValues>>
  /** Makes a new study from a value model of the Value Project. */
  importProject(request: ProjectRequest): Promise<Outcome<ImportedProject>>
  /** A study as it is written, with a customer's own figures in place. */
  document(study: string): Promise<Outcome<StudyDocument>>
  write(path: string, content: string | Uint8Array): Promise<void>
}

/** Runs some work with the app, and lets go of everything afterwards. */
export async function withApp<T>(
  options: { readonly progress: Progress },
  work: (app: App) => Promise<T>,
): Promise<T> {
  const rows = new DuckDbRows({ progress: options.progress })
  const documents = new FileDocuments()
  const memory = createMemory(100)
  const threads = new ValueThreads()
  const { compute } = threads
  const ports: Ports = { documents, rows, memory, compute, version, progress: options.progress }
  try {
    return await work(appOf(ports))
  } finally {
    await threads.close()
    await rows.close()
  }
}

function appOf(ports: Ports): App {
  const { documents, rows } = ports
  return {
    assess: (request) => assess(request, ports),
    compare: (request) => compare(request, ports),
    request: (request) => requestFigures(request, ports),
    variables: (study) => studyVariables(study, documents),
    promise: (assessment, study, options) =>
      savePromise(assessment, [study, options], { documents, now: new Date().toISOString() }),
    kept: (request) => holdPromise(request, ports),
    isPromise: (path) => isPromise(path, documents),
    plan: (request) => planTest(request, ports),
    guide: (request) => guideInterview(request, ports),
    questionnaire: (request) => planSurvey(request, ports),
    benchmark: (request, file) => writeBenchmark(request, file, ports),
    profile: (request) => profileFile(request, ports),
    columns: (request) => profileColumns(request, ports),
    rows: (data, limit) => rows.rows(data, {}, limit),
    save: (assessment, study) =>
      saveResults(assessment, study, { documents, now: new Date().toISOString() }),
    rejected: (assessment, path) => writeRejected(assessment, path, { rows, documents }),
    staleness: (assessment, study) => staleness(assessment, study, documents),
    start: (template, folder) => startStudy([template, folder], documents),
    startOverlay: (request) => startOverlay(request, ports),
    importValues: (request) =>
      importValues(
        { date: new Date().toISOString().slice(0, 10), ...request },
        { documents, workbooks: new FileWorkbooks() },
      ),
    importProject: (request) => importProject(request, documents),
    document: (study) => studyDocument(study, documents),
    write: (path, content) => documents.write(path, content),
  }
}
