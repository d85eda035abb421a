import type { ColumnReading } from '#evidence/rows/question'
import type { Outcome } from '#quantity/finding'
import { missingDocument } from '#study/document/resolve-study'
import { needsOf, type Study } from '#study/study'
import { inDocument, rootsOf, type Ports, type StudyRequest } from '#use-cases/assess'
import { openRows } from '#use-cases/read-rows'
import { readStudyFile } from '#use-cases/read-study-file'

/** What the declared columns of one data set hold. */
export interface DataSetProfile {
  readonly data: string
  readonly files: readonly string[]
  readonly rows: number
  readonly columns: readonly (ColumnReading & {
    /** Of a need's metric, which the column is turned into. */
    readonly unit?: string
  })[]
}

/** Reads the data sets of a study and says what each declared column holds. */
export async function profileColumns(
  request: StudyRequest,
  { documents, rows }: Pick<Ports, 'documents' | 'rows'>,
): Promise<Outcome<readonly DataSetProfile[]>> {
  const found = await documents.find(request.study)
  if (found === undefined) return { findings: missingDocument(request.study).findings }
  const read = await readStudyFile(found, documents)
  const opened = await openRows(read.data, rows, rootsOf(found.folder, request))
  const findings = [
    ...read.findings,
    ...opened.findings.map((finding) => inDocument(finding, read.placeOf)),
  ]
  if (opened.value === undefined) return { findings }
  const units = unitsOf(read.value?.study)
  const profiles = opened.value.map(({ data, files, rows: count, columns }) => ({
    data,
    files,
    rows: count,
    columns: columns.map((column) => {
      const unit = units.get(column.id)
      return unit === undefined ? column : { ...column, unit }
    }),
  }))
  return { value: profiles, findings }
}

/** The unit that a need's column is in once it is read; none where the study cannot be read. */
function unitsOf(study: Study | undefined): ReadonlyMap<string, string> {
  const needs = study === undefined ? [] : needsOf(study).map(({ need }) => need)
  return new Map(
    needs.flatMap(({ id, metric }) => {
      const own = metric?.unit.text.split('/')[0]
      return own === undefined || own === '1' ? [] : [[id, own]]
    }),
  )
}
