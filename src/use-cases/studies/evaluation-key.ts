import { hashOf } from '#quantity/hash'
import { knownRevision } from '#use-cases/studies/known-study'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { Actor } from '#use-cases/ports/store'

/** The hash of all that the evaluation of a revision comes from. */
export async function evaluationKey(
  who: Actor,
  [study, revision]: readonly [string, number],
  { store, settings, version }: StudyPorts,
): Promise<string> {
  const { text } = await knownRevision(who, [study, revision], store)
  const files = await store.files(who.workspace, study, revision)
  const named = files.map(({ name, hash }) => [name, hash])
  return hashOf({ text, files: named, settings: { ...settings }, version })
}
