import type { StudyDocument } from '#contract/study'
import { describeText } from '#use-cases/studies/describe-text'
import { knownRevision, knownStudy } from '#use-cases/studies/known-study'
import { usedLibrary } from '#use-cases/studies/study-library'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { Actor } from '#use-cases/ports/store'

/** A study as it stands, or as it stood at a revision. */
export async function readStudyAt(
  who: Actor,
  { study: id, revision }: { readonly study: string; readonly revision?: number },
  { store, memory, vault }: Pick<StudyPorts, 'store' | 'memory' | 'vault'>,
): Promise<StudyDocument> {
  const study = await knownStudy(who, id, store)
  const at = revision ?? study.revision
  const { text } = await knownRevision(who, [id, at], store)
  const files = await store.files(who.workspace, id, at)
  const library = await usedLibrary(text, files, { memory, vault })
  const { document, findings, facts } = describeText(
    { text, ...(library && { library }) },
    files.map(({ name }) => name),
    memory,
  )
  return {
    id,
    title: facts.title,
    revision: at,
    archived: study.archived,
    text,
    ...(document === undefined ? {} : { document }),
    findings: [...findings],
    missing: [...facts.missing],
    files: [...files],
  }
}
