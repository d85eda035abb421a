import { Refusal } from '#use-cases/refusal'
import type { Actor, Store, StoredRevision, StoredStudy } from '#use-cases/ports/store'

/** A study of the workspace of the one who asks. */
export async function knownStudy(who: Actor, id: string, store: Store): Promise<StoredStudy> {
  const study = await store.study(who.workspace, id)
  if (study === undefined)
    throw new Refusal('not-found', 'There is no such study.', { place: 'study' })
  return study
}

/** A revision of a study that is there. */
export async function knownRevision(
  who: Actor,
  [study, revision]: readonly [string, number],
  store: Store,
): Promise<StoredRevision> {
  const found = await store.revision(who.workspace, study, revision)
  if (found !== undefined) return found
  const message = `The study has no revision ${revision}.`
  throw new Refusal('not-found', message, { place: 'revision' })
}
