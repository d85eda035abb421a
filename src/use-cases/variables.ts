import type { Outcome } from '#quantity/finding'
import { missingDocument } from '#study/document/resolve-study'
import { needsOf } from '#study/study'
import { readStudyFile } from '#use-cases/read-study-file'
import type { Documents } from '#use-cases/ports/documents'
import { listVariables, type Variable } from '#value/list-variables'

export type StudyVariable = Variable

/** Everything that the formulas of a study name, with where it is used; rows are not looked at. */
export async function studyVariables(
  study: string,
  documents: Documents,
): Promise<Outcome<readonly StudyVariable[]>> {
  const found = await documents.find(study)
  if (found === undefined) return { findings: missingDocument(study).findings }
  const { value, findings } = await readStudyFile(found, documents)
  const model = value?.study.model
  if (value === undefined || model === undefined) return { findings }
  const needUnits = Object.fromEntries(
    needsOf(value.study).flatMap(({ need }) =>
      need.metric === undefined ? [] : [[need.id, need.metric.unit]],
    ),
  )
  const whole = { ...model, arms: [], contrasts: {} }
  return { value: listVariables(whole, needUnits), findings }
}
