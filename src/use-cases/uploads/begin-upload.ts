import type { NewUpload, Upload } from '#contract/upload'
import { Refusal } from '#use-cases/refusal'
import { refuseFileName } from '#use-cases/studies/file-name'
import { knownStudy } from '#use-cases/studies/known-study'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import { finishUpload, shownUpload } from '#use-cases/uploads/send-part'
import type { Actor } from '#use-cases/ports/store'

/** Begins a file, or finds where to go on with one that was broken off. */
export async function beginUpload(
  who: Actor,
  { study, name, bytes }: NewUpload,
  ports: StudyPorts,
): Promise<Upload> {
  const { store, vault, surroundings } = ports
  await knownStudy(who, study, store)
  refuseFileName(name)
  const open = await store.uploads(who.workspace)
  const known = open.find(
    (each) => each.study === study && each.name === name && each.bytes === bytes,
  )
  const received = known === undefined ? undefined : await vault.received(known.id)
  if (known !== undefined && received !== undefined)
    return shownUpload({ ...known, received: Math.min(received, bytes) })
  await refuseTooLarge(
    who,
    { bytes, waiting: open.reduce((sum, each) => sum + each.bytes, 0) },
    ports,
  )
  if (known !== undefined) await store.endUpload(who.workspace, known.id)
  const upload = {
    id: surroundings.newId(),
    study,
    name,
    bytes,
    received: 0,
    actor: who.id,
    changedAt: surroundings.now(),
  }
  await vault.begin(upload.id)
  await store.saveUpload(who.workspace, upload)
  return bytes === 0 ? finishUpload(who, upload, ports) : shownUpload(upload)
}

async function refuseTooLarge(
  who: Actor,
  { bytes, waiting }: { readonly bytes: number; readonly waiting: number },
  { store, vault, limits }: StudyPorts,
): Promise<void> {
  if (bytes > limits.fileBytes)
    throw new Refusal('too-large', `A file may have ${gigabytes(limits.fileBytes)}.`, {
      place: 'bytes',
    })
  const kept = await store.bytesKept(who.workspace)
  if (kept + waiting + bytes > limits.workspaceBytes)
    throw new Refusal(
      'too-large',
      `All files together may have ${gigabytes(limits.workspaceBytes)}.`,
      {
        place: 'bytes',
        hint: 'Delete studies that are not needed any more.',
      },
    )
  if ((await vault.free()) - bytes < limits.freeBytes)
    throw new Refusal('no-space', 'The disk has not enough space for this file.', {
      place: 'bytes',
      hint: 'Make room on the disk first.',
    })
}

function gigabytes(bytes: number): string {
  return `at most ${Math.floor(bytes / 1e9)} GB`
}
