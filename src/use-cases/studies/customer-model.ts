import { parse, stringify } from 'yaml'
import type { StudyDocument } from '#contract/study'
import { slug } from '#quantity/id'
import { extensionOf } from '#study/document/read-overlay'
import { Refusal } from '#use-cases/refusal'
import { appendDraft, type Draft } from '#use-cases/studies/append-revision'
import { documentName } from '#use-cases/studies/describe-text'
import { aheadOf, editedText, movedOn } from '#use-cases/studies/edit-study'
import { refuseFileName } from '#use-cases/studies/file-name'
import { keepText } from '#use-cases/studies/keep-text'
import { knownRevision, knownStudy } from '#use-cases/studies/known-study'
import { readStudyAt } from '#use-cases/studies/read-study'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import { filesTurn } from '#use-cases/studies/turns'
import type { Actor, StoredStudy, StudyFile } from '#use-cases/ports/store'

/**
 * A study with the figures of one customer over those of another study: the text of that study as it
 * stands now is one of its files, beside the rows, so that it does not move under the customer.
 */
export async function customerModelOf(
  who: Actor,
  [id, customer]: readonly [string, string],
  ports: StudyPorts,
): Promise<Pick<Draft, 'text' | 'why' | 'files'>> {
  const study = await knownStudy(who, id, ports.store)
  const { text, rows } = await standing(who, study, ports)
  if (extensionOf({ text, file: documentName }) !== undefined)
    throw new Refusal('invalid', 'These are the figures of a customer already.', {
      place: 'study',
      hint: 'Begin with the study that they lie over.',
    })
  const name = fileName(
    study.title,
    rows.map((each) => each.name),
  )
  const overlay = {
    worthline: 1,
    title: `${study.title} (${customer})`.slice(0, 300),
    extends: name,
    base: { study: id, revision: study.revision },
    customer,
  }
  const kept = await keepText(text, name, ports)
  return { text: stringify(overlay), why: `figures of ${customer}`, files: [...rows, kept] }
}

/** Puts the newest revision of the study, and its rows, under the figures and files of a customer. */
export async function takeOverBase(
  who: Actor,
  [id, base]: readonly [string, number],
  ports: StudyPorts,
): Promise<StudyDocument> {
  await ports.turns.take(filesTurn, async () => {
    const { revision } = await knownStudy(who, id, ports.store)
    if (base > revision) throw aheadOf(base, revision)
    const draft = await takenOver(who, [id, revision], ports)
    if (!(await appendDraft(who, draft, ports))) throw movedOn(revision + 1)
  })
  return readStudyAt(who, { study: id }, ports)
}

async function takenOver(
  who: Actor,
  [id, revision]: readonly [string, number],
  ports: StudyPorts,
): Promise<Draft> {
  const { text } = await knownRevision(who, [id, revision], ports.store)
  const under = underOf(text)
  const study = await knownStudy(who, under.study, ports.store)
  if (study.revision === under.revision)
    throw new Refusal('not-ready', 'It lies over the newest revision of the study already.')
  const path = ['base', 'revision']
  const edits = [{ kind: 'set', path, old: under.revision, new: study.revision }] as const
  const now = await standing(who, study, ports)
  const kept = await keepText(now.text, under.file, ports)
  const own = await ownFiles(who, [id, revision, under], ports)
  const taken = [under.file, ...own.map(({ name }) => name)]
  return {
    study: id,
    revision: revision + 1,
    kind: 'edit',
    edits,
    ...editedText(text, edits, revision),
    why: `over revision ${study.revision} of ${study.title}`,
    files: [...own, ...now.rows.filter(({ name }) => !taken.includes(name)), kept],
  }
}

/** The files of a customer's model that did not come with the study, or were put in place of one that did. */
async function ownFiles(
  { workspace }: Actor,
  [id, revision, under]: readonly [string, number, Under],
  { store }: StudyPorts,
): Promise<readonly StudyFile[]> {
  const came = await store.files(workspace, under.study, under.revision)
  const files = await store.files(workspace, id, revision)
  return files.filter(
    ({ name, hash }) =>
      name !== under.file && !came.some((each) => each.name === name && each.hash === hash),
  )
}

interface Under {
  readonly study: string
  readonly revision: number
  readonly file: string
}

/** What the figures of a customer lie over, as their document says it. */
function underOf(text: string): Under {
  const { base, extends: file } = readPlain(text)
  const { study, revision } = (base ?? {}) as Partial<Under>
  if (typeof study === 'string' && typeof revision === 'number' && typeof file === 'string') {
    refuseFileName(file)
    return { study, revision, file }
  }
  throw new Refusal('invalid', 'This study does not lie over another stored one.', {
    hint: 'Its document says so under `base`.',
  })
}

function readPlain(text: string): Readonly<Record<string, unknown>> {
  try {
    return (parse(text) ?? {}) as Readonly<Record<string, unknown>>
  } catch {
    throw new Refusal('unreadable', 'The text of the study cannot be read.', {
      hint: 'Mend the text first.',
    })
  }
}

/** The newest text of a study with its files. */
async function standing(
  who: Actor,
  { id, revision }: StoredStudy,
  { store }: StudyPorts,
): Promise<{ readonly text: string; readonly rows: readonly StudyFile[] }> {
  const { text } = await knownRevision(who, [id, revision], store)
  return { text, rows: await store.files(who.workspace, id, revision) }
}

/** A file of the study's name that is none of its rows. */
function fileName(title: string, taken: readonly string[]): string {
  const stem = slug(title).slice(0, 40).replace(/-+$/, '')
  const base = stem === 'study' ? 'the-study' : stem
  for (let count = 1; ; count++) {
    const name = `${base}${count === 1 ? '' : `-${count}`}.yaml`
    if (!taken.includes(name)) return name
  }
}
