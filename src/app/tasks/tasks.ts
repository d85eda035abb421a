import { gunzipSync, gzipSync } from 'node:zlib'
import { parse } from 'yaml'
import { answerChart } from '#charts/answer'
import { figureLine } from '#charts/figure-words'
import { decodeAssessment, encodeAssessment } from '#contract/assessment-text'
import type { MovedFigure } from '#contract/revision'
import type { UploadedProfile } from '#contract/upload'
import { problem, type Outcome } from '#quantity/finding'
import { english } from '#quantity/locale'
import { writeFigureTable } from '#reports/csv/write-figure-table'
import type { Assessment, AssessmentSettings } from '#study/evaluation/assessment'
import { compareAssessments, type Compared } from '#study/evaluation/compare'
import { createMemory } from '#study/evaluation/memory'
import { inputMarks } from '#study/evaluation/saved-results'
import { FileDocuments } from '#storage/file-documents'
import { DuckDbRows, type DuckDbRowsSettings } from '#storage/rows/duckdb-rows'
import { RememberedRows } from '#storage/rows/remembered-rows'
import { RowMemory } from '#storage/rows/row-memory'
import { assess, type Ports } from '#use-cases/assess'
import { planTest, type PlanRequest, type TestPlan } from '#use-cases/plan'
import { profileFile } from '#use-cases/profile'
import type { Progress } from '#use-cases/ports/progress'
import type { RowSample } from '#use-cases/ports/rows'
import type { Evaluated, ExportFormat, RowsWanted } from '#use-cases/ports/work'
import { rejectedText, sampleStudyRows } from '#use-cases/studies/sample-rows'
import { pdfOf, writeReport } from '#app/report'
import { spreadsheetOf } from '#app/spreadsheet'
import { ValueThreads } from '#app/threads/value-threads'
import { version } from '#app/version'
import { tooWide } from '#app/tasks/too-wide'

/** What can be done in a process of its own, by name: each takes what it needs and says how far it is. */
export const tasks = {
  assess: assessTask,
  profile,
  rows,
  plan,
  rejected,
  report,
  compare,
} as const

export type Tasks = typeof tasks
export type TaskName = keyof Tasks

/** Enough to see what the columns of a file hold; of a longer one the rest is not looked at before it is used. */
const mostBytes = 64 * 1024 ** 2

const memory = createMemory(100)
/** Edits of a study rarely change its rows: what was asked of them is kept. */
const rowMemory = new RowMemory(256 * 1024 ** 2)
const documents = new FileDocuments()
/** What rows are read with, set once when the process begins. */
const reading: Pick<DuckDbRowsSettings, 'copies'> = {}

/** Keeps rows that were read in a folder from now on, for the next process too. */
export function keepCopies(folder: string): void {
  Object.assign(reading, { copies: { folder, version } })
}

async function assessTask(
  { study, settings }: { readonly study: string; readonly settings: AssessmentSettings },
  progress: Progress,
): Promise<Evaluated> {
  const { value, findings } = await withRows([study, progress], (ports) =>
    assess({ study, settings }, ports),
  )
  if (value === undefined) return { findings }
  return { assessment: gzipSync(encodeAssessment(value)), summary: summaryOf(value), findings }
}

function summaryOf(assessment: Assessment): NonNullable<Evaluated['summary']> {
  const { headline, title, strength, next } = answerChart(assessment, english)
  const { value } = assessment
  return {
    headline:
      headline === undefined ? title : `${headline.value} ${headline.what} (${headline.range})`,
    sentence: title,
    strength: strength.words,
    next: `${next.words}: ${next.reason}`,
    ...(value === undefined ? {} : { lossProbability: value.lossProbability }),
  }
}

async function profile(
  request: { readonly file: string; readonly study: string; readonly sheet?: string },
  progress: Progress,
): Promise<Outcome<Omit<UploadedProfile, 'findings'>>> {
  return withRows([request.study, progress], async (ports) => {
    const looked = { ...request, mostBytes }
    const known = await profileFile(looked, ports)
    const { study: _study, ...alone } = looked
    const { value, findings } = known.value === undefined ? await profileFile(alone, ports) : known
    if (value === undefined) return { findings }
    const block = parse(value.proposal) as { readonly data: readonly unknown[] }
    return { value: { ...value, entry: block.data[0] }, findings }
  })
}

function rows(
  { study, wanted }: { readonly study: string; readonly wanted: RowsWanted },
  progress: Progress,
): Promise<Outcome<RowSample>> {
  return withRows([study, progress], (ports) => sampleStudyRows(study, wanted, ports))
}

function plan(request: PlanRequest, progress: Progress): Promise<Outcome<TestPlan>> {
  return withRows([request.study, progress], (ports) => planTest(request, ports))
}

function rejected(
  { study }: { readonly study: string },
  progress: Progress,
): Promise<Outcome<string>> {
  return withRows([study, progress], (ports) => rejectedText(study, ports))
}

async function report({
  assessment,
  format,
}: {
  readonly assessment: Uint8Array
  readonly format: ExportFormat
}): Promise<Outcome<Uint8Array>> {
  const whole = unpack(assessment)
  const look = { width: 100, paint: plain, extent: 'all' } as const
  switch (format) {
    case 'xlsx':
      return workbookOf(whole)
    case 'pdf':
      return pdfOf(whole)
    case 'csv':
      return written(writeFigureTable(whole.figures))
    default:
      return written(await writeReport(whole, format, look))
  }
}

function workbookOf(assessment: Assessment): Outcome<Uint8Array> {
  const value = spreadsheetOf(assessment)
  if (value !== undefined) return { value, findings: [] }
  const message = 'There is no money in this study to be calculated with.'
  return {
    findings: [problem('missing-key', { path: 'value' }, message, 'Put a value on it first.')],
  }
}

function written(text: string): Outcome<Uint8Array> {
  return { value: Buffer.from(text), findings: [] }
}

const same = (text: string): string => text
const plain = { strong: same, quiet: same, better: same, worse: same }

async function compare({
  before,
  after,
}: {
  readonly before: Uint8Array
  readonly after: Uint8Array
}): Promise<readonly MovedFigure[]> {
  const [old, now] = [before, after].map((each) => comparedOf(unpack(each)))
  if (old === undefined || now === undefined) return []
  return compareAssessments(old, now).moved.map((figure) => ({
    id: figure.id,
    label: figure.label,
    ...(figure.before === undefined ? {} : { before: figureLine(figure.before, english) }),
    ...(figure.after === undefined ? {} : { after: figureLine(figure.after, english) }),
    because: [...figure.because],
  }))
}

function comparedOf(assessment: Assessment): Compared {
  return { figures: assessment.figures, inputs: inputMarks(assessment) }
}

function unpack(assessment: Uint8Array): Assessment {
  return decodeAssessment(gunzipSync(assessment).toString())
}

/** Work with rows of files that can be read. */
async function withRows<T>(
  [study, progress]: readonly [string, Progress],
  work: (ports: Ports) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const findings = await tooWide(study)
  if (findings.length > 0) return { findings }
  const rows = new RememberedRows(new DuckDbRows({ progress, ...reading }), rowMemory)
  const threads = new ValueThreads()
  const { compute } = threads
  try {
    return await work({ documents, rows, memory, compute, version, progress })
  } finally {
    await threads.close()
    await rows.close()
  }
}
