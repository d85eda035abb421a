import type { StudyDocument } from '#contract/study'
import { appendDraft } from '#use-cases/studies/append-revision'
import { movedOn } from '#use-cases/studies/edit-study'
import { knownRevision, knownStudy } from '#use-cases/studies/known-study'
import { readStudyAt } from '#use-cases/studies/read-study'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { Actor } from '#use-cases/ports/store'

/** Makes the text and the files of an earlier revision the newest ones. */
export async function restoreStudy(
  who: Actor,
  [id, { base, revision }]: readonly [string, { readonly base: number; readonly revision: number }],
  ports: StudyPorts,
): Promise<StudyDocument> {
  const study = await knownStudy(who, id, ports.store)
  const { text } = await knownRevision(who, [id, revision], ports.store)
  const files = await ports.store.files(who.workspace, id, revision)
  const why = `as of revision ${revision}`
  const draft = { study: id, revision: base + 1, kind: 'restore', text, why, files } as const
  const added = base === study.revision && (await appendDraft(who, draft, ports))
  if (!added) throw movedOn((await knownStudy(who, id, ports.store)).revision)
  return readStudyAt(who, { study: id }, ports)
}
