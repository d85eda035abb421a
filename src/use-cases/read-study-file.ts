import { libraryName } from '#study/document/read-benchmarks'
import { readStudy, type StudyReading } from '#study/document/resolve-study'
import type { Documents, FoundDocument } from '#use-cases/ports/documents'

/** Reads a study document that was found, with the library of published figures beside it. */
export async function readStudyFile(
  { text, name, folder }: FoundDocument,
  documents: Documents,
): Promise<StudyReading> {
  const file = libraryName({ text, file: name })
  const library = file === undefined ? undefined : await documents.inside(folder, file)
  if (file === undefined || library === undefined) return readStudy(text, name)
  return readStudy(text, name, { text: library, file })
}
