import type { Finding, Outcome, Place } from '#quantity/finding'
import { missingDocument, readStudy, type StudyReading } from '#study/document/resolve-study'
import type { Assessment, AssessmentSettings } from '#study/evaluation/assessment'
import { evaluateStudy } from '#study/evaluation/evaluate-study'
import type { Memory } from '#study/evaluation/memory'
import type { Documents } from '#use-cases/ports/documents'
import type { Progress } from '#use-cases/ports/progress'
import type { RowStore } from '#use-cases/ports/rows'
import { askRows, openRows } from '#use-cases/read-rows'

/** What an assessment reaches for outside. */
export interface Ports {
  readonly documents: Documents
  readonly rows: RowStore
  readonly progress: Progress
  readonly memory: Memory
  /** Version of the product. */
  readonly version: string
}

interface StudyRequest {
  /** Path of the study document, or of the folder that holds `study.yaml`. */
  readonly study: string
  /** The one extra place to look for rows. */
  readonly data?: string
}

export interface AssessRequest extends StudyRequest {
  readonly settings: AssessmentSettings
}

/** Reads a study, asks its rows and evaluates it: every figure with its lineage. */
export async function assess(request: AssessRequest, ports: Ports): Promise<Outcome<Assessment>> {
  const found = await ports.documents.find(request.study)
  if (found === undefined) return { findings: missingDocument(request.study).findings }
  const read = readStudy(found.text, found.name)
  const { placeOf } = read
  const opened = await openRows(read.data, ports.rows, rootsOf(found.folder, request))
  const findings = [...read.findings, ...opened.findings.map((each) => inDocument(each, placeOf))]
  if (read.value === undefined || opened.value === undefined) return { findings }
  const { study } = read.value
  const rows = await askRows(study, opened.value, [ports.rows, ports.progress])
  ports.progress('evaluating')
  const assessment = evaluateStudy(study, rows, {
    settings: request.settings,
    version: ports.version,
    findings,
    memory: ports.memory,
    placeOf,
  })
  const broken = assessment.findings.some(({ severity }) => severity === 'problem')
  return broken
    ? { findings: assessment.findings }
    : { value: assessment, findings: assessment.findings }
}

/** Where the rows of a study may lie. */
function rootsOf(
  folder: string,
  request: StudyRequest,
): { readonly folder: string; readonly extra?: string } {
  return request.data === undefined ? { folder } : { folder, extra: request.data }
}

/** A finding on a column stands where the document declares it, and still names the table. */
function inDocument(finding: Finding, placeOf: StudyReading['placeOf']): Finding {
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
