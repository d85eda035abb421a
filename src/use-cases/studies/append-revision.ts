import type { RevisionEntry } from '#contract/revision'
import type { DocumentEdit } from '#study/document/document-edit'
import { describeText } from '#use-cases/studies/describe-text'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { Actor, StudyFile } from '#use-cases/ports/store'

/** What a new revision of a study says. */
export interface Draft {
  readonly study: string
  /** Of the new one. */
  readonly revision: number
  readonly kind: RevisionEntry['kind']
  readonly text: string
  readonly why: string
  readonly edits?: readonly DocumentEdit[]
  readonly inverse?: readonly DocumentEdit[]
  readonly of?: number
  /** The whole set, where it changes. */
  readonly files?: readonly StudyFile[]
}

type AppendPorts = Pick<StudyPorts, 'store' | 'events' | 'surroundings' | 'memory'>

/** Adds a revision and says so to everybody; false where another came first. */
export async function appendDraft(
  who: Actor,
  draft: Draft,
  { store, events, surroundings, memory }: AppendPorts,
): Promise<boolean> {
  const files = draft.files ?? (await store.files(who.workspace, draft.study, draft.revision - 1))
  const { facts } = describeText(
    { text: draft.text },
    files.map(({ name }) => name),
    memory,
  )
  const added = await store.append(who.workspace, {
    ...draft,
    facts,
    at: surroundings.now(),
    by: who.name,
    actor: who.id,
    paths: (draft.edits ?? []).map(({ path }) => [...path]),
  })
  if (added) {
    const { study, revision } = draft
    events.publish(who.workspace, { type: 'revision', study, revision, by: who.name })
  }
  return added
}
