import { Refusal } from '#use-cases/refusal'
import { knownStudy } from '#use-cases/studies/known-study'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import { filesTurn } from '#use-cases/studies/turns'
import type { Actor } from '#use-cases/ports/store'

/** Puts a study away, or takes it back. */
export async function archiveStudy(
  who: Actor,
  [id, archived]: readonly [string, boolean],
  { store }: StudyPorts,
): Promise<void> {
  await knownStudy(who, id, store)
  await store.setArchived(who.workspace, id, archived)
}

/** Deletes an archived study with its history and files, for ever; its title confirms that. */
export async function purgeStudy(
  who: Actor,
  [id, title]: readonly [string, string],
  { store, vault, turns }: StudyPorts,
): Promise<void> {
  const study = await knownStudy(who, id, store)
  if (!study.archived)
    throw new Refusal('not-ready', 'Only an archived study can be deleted.', {
      hint: 'Archive it first.',
    })
  if (title.trim() !== study.title.trim())
    throw new Refusal('invalid', 'This is not its title.', {
      place: 'title',
      hint: 'Write the title of the study to delete it.',
    })
  for (const upload of await store.uploads(who.workspace))
    if (upload.study === id) await vault.cancel(upload.id)
  await turns.take(filesTurn, async () => vault.forget(await store.purge(who.workspace, id)))
}
