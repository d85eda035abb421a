import type { Outcome } from '#quantity/finding'
import { missingDocument } from '#study/document/resolve-study'
import type { StudyDocument } from '#study/document/schema/study'
import type { Documents } from '#use-cases/ports/documents'
import { readStudyFile } from '#use-cases/read-study-file'

/** A study as it is written, with a customer's own figures in place. */
export async function studyDocument(
  study: string,
  documents: Documents,
): Promise<Outcome<StudyDocument>> {
  const found = await documents.find(study)
  if (found === undefined) return { findings: missingDocument(study).findings }
  const { value, findings } = await readStudyFile(found, documents)
  return value === undefined ? { findings } : { value: value.document, findings }
}
