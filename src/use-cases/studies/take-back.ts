import type { StudyDocument } from '#contract/study'
import { Refusal } from '#use-cases/refusal'
import { appendDraft, type Draft } from '#use-cases/studies/append-revision'
import { aheadOf, editedText, movedOn } from '#use-cases/studies/edit-study'
import { knownRevision, knownStudy } from '#use-cases/studies/known-study'
import { readStudyAt } from '#use-cases/studies/read-study'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { Actor, StoredEntry, StoredRevision } from '#use-cases/ports/store'

/** Takes back the last change of the one who asks that is not taken back yet. */
export async function undoChange(
  who: Actor,
  [id, base]: readonly [string, number],
  ports: StudyPorts,
): Promise<StudyDocument> {
  return again(who, [id, base, 'undo'], ports)
}

/** Makes the change again that the one who asks took back last. */
export async function redoChange(
  who: Actor,
  [id, base]: readonly [string, number],
  ports: StudyPorts,
): Promise<StudyDocument> {
  return again(who, [id, base, 'redo'], ports)
}

/** Changes of somebody that stand, and those that are taken back; the last ones at the end. */
interface Changes {
  readonly done: readonly number[]
  readonly undone: readonly number[]
}

/** What of the history of somebody stands, and what is taken back. */
function changesOf(actor: string, entries: readonly StoredEntry[]): Changes {
  const own = entries.filter((entry) => entry.actor === actor && entry.kind !== 'create')
  return own.toReversed().reduce<Changes>(
    ({ done, undone }, { kind, of = 0, revision }) => {
      const without = (list: readonly number[]): number[] => list.filter((each) => each !== of)
      if (kind === 'undo') return { done: without(done), undone: [...undone, of] }
      if (kind === 'redo') return { done: [...done, of], undone: without(undone) }
      return { done: [...done, revision], undone: [] }
    },
    { done: [], undone: [] },
  )
}

async function again(
  who: Actor,
  [id, base, kind]: readonly [string, number, 'undo' | 'redo'],
  ports: StudyPorts,
): Promise<StudyDocument> {
  const { revision } = await knownStudy(who, id, ports.store)
  if (base > revision) throw aheadOf(base, revision)
  const changes = changesOf(who.id, await ports.store.entries(who.workspace, id))
  const of = (kind === 'undo' ? changes.done : changes.undone).at(-1)
  if (of === undefined) {
    const message = kind === 'undo' ? 'There is nothing to take back.' : 'Nothing is taken back.'
    throw new Refusal('not-ready', message)
  }
  const draft = await draftOf(who, { id, of, revision, kind }, ports)
  if (!(await appendDraft(who, draft, ports))) throw movedOn(revision + 1)
  return readStudyAt(who, { study: id }, ports)
}

interface Turn {
  readonly id: string
  /** The change that is taken back or made again. */
  readonly of: number
  /** The newest. */
  readonly revision: number
  readonly kind: 'undo' | 'redo'
}

/** The very text where nothing else changed since; else the edits of the change, or their inverse. */
async function draftOf(who: Actor, turn: Turn, ports: StudyPorts): Promise<Draft> {
  const { id, of, revision, kind } = turn
  const at = (number: number): Promise<StoredRevision> =>
    knownRevision(who, [id, number], ports.store)
  const [now, before, after] = await Promise.all([at(revision), at(of - 1), at(of)])
  const [from, to] = kind === 'undo' ? [after, before] : [before, after]
  const edits = kind === 'undo' ? after.inverse : after.edits
  const begun = { study: id, revision: revision + 1, kind, of, why: after.why } as const
  const files = await filesAfter(who, turn, ports)
  if (now.text === from.text) return { ...begun, ...files, text: to.text }
  if (edits === undefined) throw movedOn(revision)
  return { ...begun, ...files, ...editedText(now.text, edits, revision), edits }
}

/** The files where the change was one of files; else they stay. */
async function filesAfter(
  who: Actor,
  { id, of, kind }: Turn,
  { store }: StudyPorts,
): Promise<Pick<Draft, 'files'>> {
  const [before, after] = await Promise.all(
    [of - 1, of].map((revision) => store.files(who.workspace, id, revision)),
  )
  if (JSON.stringify(before) === JSON.stringify(after)) return {}
  const files = kind === 'undo' ? before : after
  return files === undefined ? {} : { files }
}
