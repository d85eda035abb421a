import type { Documents } from '#use-cases/ports/documents'

export interface Started {
  /** Paths of the files that were written, the study first. */
  readonly written: readonly string[]
  /** Names that stand in the folder already: then nothing is written. */
  readonly refused: readonly string[]
}

/** Copies a template into a folder; where a file of that name stands already, nothing is written. */
export async function startStudy(
  [template, folder]: readonly [string, string],
  documents: Documents,
): Promise<Started> {
  const names = [...(await documents.list(template))].toSorted(studyFirst)
  const there = new Set(await documents.list(folder))
  const refused = names.filter((name) => there.has(name))
  if (refused.length > 0) return { written: [], refused }
  const written: string[] = []
  for (const name of names) {
    const path = folder === '.' ? name : `${folder}/${name}`
    await documents.write(path, (await documents.read(`${template}/${name}`)) ?? '')
    written.push(path)
  }
  return { written, refused: [] }
}

function studyFirst(a: string, b: string): number {
  return Number(b === 'study.yaml') - Number(a === 'study.yaml') || (a < b ? -1 : 1)
}
