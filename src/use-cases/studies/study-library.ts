import { libraryName, type NamedText } from '#study/document/read-benchmarks'
import { documentName } from '#use-cases/studies/describe-text'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { StudyFile } from '#use-cases/ports/store'

/** Bytes of a library that is looked into. */
export const mostLibraryBytes = 1_000_000

/** The text of one of the files of a study; undefined where there is none, or where it is too large for a library. */
export async function libraryText(
  file: string,
  files: readonly StudyFile[],
  { vault }: Pick<StudyPorts, 'vault'>,
): Promise<string | undefined> {
  const stored = files.find(({ name }) => name === file)
  if (stored === undefined || stored.bytes > mostLibraryBytes) return undefined
  const parts: Uint8Array[] = []
  for await (const part of vault.read(stored.hash)) parts.push(part)
  return Buffer.concat(parts).toString()
}

/** The library of published figures that a study takes some from; undefined where it takes none, or has no such file. */
export async function usedLibrary(
  text: string,
  files: readonly StudyFile[],
  ports: Pick<StudyPorts, 'vault' | 'memory'>,
): Promise<NamedText | undefined> {
  if (!files.some(({ name }) => /\.(?:ya?ml|json)$/u.test(name))) return undefined
  const named = { text, file: documentName }
  const file = ports.memory.recall(`library\n${text}`, () => libraryName(named))
  const content = file === undefined ? undefined : await libraryText(file, files, ports)
  return file === undefined || content === undefined ? undefined : { text: content, file }
}
