import type { Upload } from '#contract/upload'
import { Refusal } from '#use-cases/refusal'
import { appendDraft } from '#use-cases/studies/append-revision'
import { knownRevision, knownStudy } from '#use-cases/studies/known-study'
import { putFile } from '#use-cases/studies/put-file'
import { filesTurn } from '#use-cases/studies/turns'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { Actor, StoredUpload } from '#use-cases/ports/store'

/** A file on its way. */
export async function uploadOf(
  who: Actor,
  id: string,
  { store, vault }: StudyPorts,
): Promise<Upload> {
  const upload = await knownUpload(who, id, store)
  return shownUpload({ ...upload, received: (await vault.received(id)) ?? 0 })
}

type Part = readonly [id: string, offset: number, bytes: AsyncIterable<Uint8Array>]

/** Writes the bytes from `offset` on; the last part puts the file into the study. */
export async function sendPart(who: Actor, part: Part, ports: StudyPorts): Promise<Upload> {
  try {
    return await ports.turns.take(turnOf(part[0]), () => write(who, part, ports))
  } catch (error) {
    // broken off meanwhile: what was written to is not there
    throw (error as { code?: unknown }).code === 'ENOENT' ? gone() : error
  }
}

function turnOf(id: string): string {
  return `upload ${id}`
}

async function write(who: Actor, [id, offset, part]: Part, ports: StudyPorts): Promise<Upload> {
  const { store, vault, surroundings } = ports
  const upload = await knownUpload(who, id, store)
  const there = await vault.received(id)
  if (there === undefined) throw gone()
  if (offset > there)
    throw new Refusal('invalid', `Only ${there} bytes are there.`, {
      place: 'offset',
      hint: `Go on from ${there}.`,
    })
  const received = await vault.write(id, offset, bounded(part, upload.bytes - offset))
  const now = { ...upload, received, changedAt: surroundings.now() }
  await store.saveUpload(who.workspace, now)
  return received === upload.bytes ? finishUpload(who, now, ports) : shownUpload(now)
}

/** Breaks a file off, after the part that is being written; nothing of it stays. */
export async function cancelUpload(
  who: Actor,
  id: string,
  { store, vault, turns }: StudyPorts,
): Promise<void> {
  await turns.take(turnOf(id), async () => {
    await knownUpload(who, id, store)
    await vault.cancel(id)
    await store.endUpload(who.workspace, id)
  })
}

/** Breaks off all files that nobody has gone on with since a moment. */
export async function forgetUploads(
  workspace: string,
  before: string,
  { store, vault }: StudyPorts,
): Promise<void> {
  for (const { id, changedAt } of await store.uploads(workspace)) {
    if (changedAt >= before) continue
    await vault.cancel(id)
    await store.endUpload(workspace, id)
  }
}

/** Puts a file that came whole into its study. */
export async function finishUpload(
  who: Actor,
  upload: StoredUpload,
  ports: StudyPorts,
): Promise<Upload> {
  const { store, vault, surroundings, turns } = ports
  const { name, bytes } = upload
  const hash = await turns.take(filesTurn, async () => {
    const kept = await vault.finish(upload.id)
    const file = { name, hash: kept, bytes, addedAt: surroundings.now() }
    await putFile(who, upload.study, [{ file, why: `file ${name}` }, ports])
    return kept
  })
  await store.endUpload(who.workspace, upload.id)
  return { ...shownUpload(upload), hash }
}

/** Takes a file out of a study; earlier revisions keep it. */
export async function removeFile(
  who: Actor,
  [study, name]: readonly [string, string],
  ports: StudyPorts,
): Promise<void> {
  for (;;) {
    const { revision } = await knownStudy(who, study, ports.store)
    const { text } = await knownRevision(who, [study, revision], ports.store)
    const before = await ports.store.files(who.workspace, study, revision)
    const files = before.filter((file) => file.name !== name)
    if (files.length === before.length)
      throw new Refusal('not-found', 'The study has no such file.', { place: 'name' })
    const why = `without file ${name}`
    const draft = { study, revision: revision + 1, kind: 'files', text, why, files } as const
    if (await appendDraft(who, draft, ports)) return
  }
}

async function knownUpload(
  who: Actor,
  id: string,
  store: StudyPorts['store'],
): Promise<StoredUpload> {
  const upload = await store.upload(who.workspace, id)
  if (upload === undefined) throw gone()
  return upload
}

function gone(): Refusal {
  return new Refusal('gone', 'This file is not on its way any more.', {
    place: 'upload',
    hint: 'Send it again from the beginning.',
  })
}

/** Hands bytes through, and refuses those beyond what was announced. */
async function* bounded(part: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let left = most
  for await (const bytes of part) {
    left -= bytes.length
    if (left < 0) {
      const message = 'More bytes came than were announced.'
      throw new Refusal('invalid', message, { place: 'body', hint: 'Begin the file again.' })
    }
    yield bytes
  }
}

export function shownUpload({ id, study, name, bytes, received }: StoredUpload): Upload {
  return { id, study, name, bytes, received }
}
