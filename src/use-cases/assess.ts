import { isProblem, type Finding, type Outcome, type Place } from '#quantity/finding'
import { missingDocument, type StudyReading } from '#study/document/resolve-study'
import type { Assessment, AssessmentSettings } from '#study/evaluation/assessment'
import { evaluateStudy } from '#study/evaluation/evaluate-study'
import type { Memory } from '#study/evaluation/memory'
import type { ComputePart } from '#study/evaluation/value-parts'
import { notSaidBefore } from '#use-cases/not-said-before'
import type { Documents } from '#use-cases/ports/documents'
import type { Progress } from '#use-cases/ports/progress'
import type { Roots, RowStore } from '#use-cases/ports/rows'
import { missingValues } from '#use-cases/missing-values'
import { askRows, openRows } from '#use-cases/read-rows'
import { readStudyFile } from '#use-cases/read-study-file'

/** What an assessment reaches for outside. */
export interface Ports {
  readonly documents: Documents
  readonly rows: RowStore
  readonly progress: Progress
  readonly memory: Memory
  /** Computes the parts of what a study is worth. */
  readonly compute: ComputePart
  /** Version of the product. */
  readonly version: string
}

export interface StudyRequest {
  /** Path of the study document, or of the folder that holds `study.yaml`. */
  readonly study: string
  /** The one extra place to look for rows. */
  readonly data?: string
}

export interface AssessRequest extends StudyRequest {
  readonly settings: AssessmentSettings
  /** The rows are looked at afterwards; absent: they are let go of before money is computed. */
  readonly keepRows?: boolean
}

/**
 * Reads a study, asks its rows and evaluates it: every figure with its lineage. A problem withholds them all, but for
 * one in a block of the market: nothing else rests on it, and what is told without it carries the problem.
 */
export async function assess(request: AssessRequest, ports: Ports): Promise<Outcome<Assessment>> {
  const found = await ports.documents.find(request.study)
  if (found === undefined) return { findings: missingDocument(request.study).findings }
  const read = await readStudyFile(found, ports.documents)
  const { placeOf } = read
  const opened = await openRows(read.data, ports.rows, rootsOf(found.folder, request))
  const ofRows = opened.findings.map((each) => inDocument(each, placeOf))
  const findings = [...read.findings, ...notSaidBefore(ofRows, read.findings)]
  if (read.value === undefined || opened.value === undefined) return { findings }
  const { study } = read.value
  const rows = await askRows(study, opened.value, [ports.rows, ports.progress])
  if (request.keepRows !== true) await ports.rows.close()
  ports.progress('evaluating')
  const assessment = await evaluateStudy(study, rows, {
    settings: request.settings,
    version: ports.version,
    findings,
    memory: ports.memory,
    compute: ports.compute,
    progress: ports.progress,
    placeOf,
  })
  const { market, figureBlocks } = assessment.study
  const blocks = [...market, ...figureBlocks].map(({ path }) => path)
  const broken = assessment.findings.filter(isProblem).some((each) => !standsIn(each, blocks))
  if (broken) return { findings: assessment.findings }
  const missing = missingValues(assessment).map((each) => inDocument(each, placeOf))
  const all = [...assessment.findings, ...missing]
  return { value: { ...assessment, findings: all }, findings: all }
}

function standsIn({ place: { path = '' } }: Finding, blocks: readonly string[]): boolean {
  return blocks.some((block) => path === block || path.startsWith(`${block}.`))
}

/** Where the rows of a study may lie. */
export function rootsOf(folder: string, request: StudyRequest): Roots {
  return request.data === undefined ? { folder } : { folder, extra: request.data }
}

/** A finding on a column stands where the document declares it, and still names the table. */
export function inDocument(finding: Finding, placeOf: StudyReading['placeOf']): Finding {
  const { place, message } = finding
  if (place.path === undefined || place.line !== undefined) return finding
  const declared: Place = placeOf(place.path)
  const { file = '', row } = place
  const where = row === undefined ? file : `${file}, line ${row}`
  const named = file === '' || message.includes(file)
  return {
    ...finding,
    place: { ...declared, ...(place.field === undefined ? {} : { field: place.field }) },
    message: named ? message : `${where}: ${message}`,
  }
}
