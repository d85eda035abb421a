import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { StudyFile } from '#use-cases/ports/store'

/** Keeps a text as a file of a study. */
export async function keepText(
  text: string,
  name: string,
  { vault, surroundings }: StudyPorts,
): Promise<StudyFile> {
  const id = surroundings.newId()
  const bytes = new TextEncoder().encode(text)
  await vault.begin(id)
  await vault.write(id, 0, once(bytes))
  const hash = await vault.finish(id)
  return { name, hash, bytes: bytes.length, addedAt: surroundings.now() }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
