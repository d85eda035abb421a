import { appendDraft } from '#use-cases/studies/append-revision'
import { knownRevision, knownStudy } from '#use-cases/studies/known-study'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { Actor, StudyFile } from '#use-cases/ports/store'

/** A file, and a few words for the history. */
interface FilePut {
  readonly file: StudyFile
  readonly why: string
}

/** Makes a file one of the newest revision, in place of the one of its name. */
export async function putFile(
  who: Actor,
  study: string,
  [{ file, why }, ports]: readonly [FilePut, StudyPorts],
): Promise<void> {
  for (;;) {
    const { revision } = await knownStudy(who, study, ports.store)
    const { text } = await knownRevision(who, [study, revision], ports.store)
    const before = await ports.store.files(who.workspace, study, revision)
    if (before.some(({ name, hash }) => name === file.name && hash === file.hash)) return
    const files = [...before.filter(({ name }) => name !== file.name), file]
    const draft = { study, revision: revision + 1, kind: 'files', text, why, files } as const
    if (await appendDraft(who, draft, ports)) return
  }
}
