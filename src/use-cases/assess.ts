import type { Outcome } from '#quantity/finding'
import { missingDocument, readStudy, type PlacedStudy } from '#study/document/resolve-study'
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
  const read = await loadStudy(request, ports)
  if (read.value === undefined) return { findings: read.findings }
  const { study, folder, placeOf } = read.value
  const opened = await openRows(study, ports.rows, rootsOf(folder, request))
  const findings = [...read.findings, ...opened.findings]
  if (opened.value === undefined) return { findings }
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

/** A study document from its place, read and resolved. */
async function loadStudy(
  request: StudyRequest,
  { documents }: Pick<Ports, 'documents'>,
): Promise<Outcome<PlacedStudy & { readonly folder: string }>> {
  const found = await documents.find(request.study)
  if (found === undefined) return { findings: missingDocument(request.study).findings }
  const outcome = readStudy(found.text, found.name)
  return outcome.value === undefined
    ? { findings: outcome.findings }
    : { value: { ...outcome.value, folder: found.folder }, findings: outcome.findings }
}
