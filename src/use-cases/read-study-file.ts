import { libraryName, type NamedText } from '#study/document/read-benchmarks'
import { extensionFinding, extensionOf, missingStudy } from '#study/document/read-overlay'
import { readStudy, type StudyReading } from '#study/document/resolve-study'
import type { Outcome } from '#quantity/finding'
import type { Documents, FoundDocument } from '#use-cases/ports/documents'

/**
 * Reads a study document that was found, with the library of published figures beside it; of a
 * customer's figures the study they lie over.
 */
export async function readStudyFile(
  { text, name, folder }: FoundDocument,
  documents: Documents,
): Promise<StudyReading> {
  const layers = await layersOf({ text, file: name }, folder, documents)
  const [base, ...overlays] = layers.value ?? []
  if (base === undefined) {
    const { findings } = layers
    return { findings, data: [], placeOf: (path) => ({ file: name, path }) }
  }
  const file = libraryName(base)
  const library = file === undefined ? undefined : await documents.inside(folder, file)
  const beside = file === undefined || library === undefined ? undefined : { text: library, file }
  return readStudy(base.text, base.file, beside, overlays)
}

/** A study and what lies over it, the lowest first; or why one of them cannot be had. */
async function layersOf(
  top: NamedText,
  folder: string,
  documents: Documents,
): Promise<Outcome<readonly NamedText[]>> {
  const layers = [top]
  for (;;) {
    const [lowest = top] = layers
    const extension = extensionOf(lowest)
    if (extension === undefined) return { value: layers, findings: [] }
    const seen = layers.map(({ file }) => file).toReversed()
    const wrong = extensionFinding(extension, seen)
    if (wrong !== undefined) return { findings: [wrong] }
    const file = String(extension.name)
    const text = await documents.inside(folder, file)
    if (text === undefined) return { findings: [missingStudy(extension)] }
    layers.unshift({ text, file })
  }
}
