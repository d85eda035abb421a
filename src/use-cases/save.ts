import type { Finding } from '#quantity/finding'
import { problem } from '#quantity/finding'
import type { Assessment } from '#study/evaluation/assessment'
import { savedResults, staleFindings, type SavedResults } from '#study/evaluation/saved-results'
import type { Documents } from '#use-cases/ports/documents'

/** Keeps the results of an assessment beside its study; gives the path of the file. */
export async function saveResults(
  assessment: Assessment,
  study: string,
  ports: { readonly documents: Documents; readonly now: string },
): Promise<string> {
  const path = await resultsPath(study, ports.documents)
  const results = savedResults(assessment, ports.now)
  await ports.documents.write(path, `${JSON.stringify(results, undefined, 1)}\n`)
  return path
}

/**
 * Where the results of a study are kept: `portal.yaml` has `portal.results.json` beside it, also
 * where the study was named by its folder.
 */
export async function resultsPath(study: string, documents: Documents): Promise<string> {
  const found = await documents.find(study)
  return (found?.path ?? study).replace(/\.(ya?ml|json)$/, '') + '.results.json'
}

/** What of saved results no longer matches; nothing where none are saved. */
export async function staleness(
  assessment: Assessment,
  study: string,
  documents: Documents,
): Promise<readonly Finding[]> {
  const path = await resultsPath(study, documents)
  const text = await documents.read(path)
  if (text === undefined) return []
  const read = readSavedResults(text, path)
  return 'finding' in read ? [read.finding] : staleFindings(read.results, assessment, path)
}

/** Results from the text of their file, or what is wrong with it. */
export function readSavedResults(
  text: string,
  file: string,
): { readonly results: SavedResults } | { readonly finding: Finding } {
  try {
    const parsed = JSON.parse(text) as SavedResults
    if (parsed['worthline-results'] === 1 && Array.isArray(parsed.figures))
      return { results: parsed }
  } catch {
    // said below: the file is no saved result
  }
  const message = `\`${file}\` does not hold saved results of this version.`
  const hint = 'Save them again with `worthline assess --save`.'
  return { finding: problem('wrong-value', { file }, message, hint) }
}
