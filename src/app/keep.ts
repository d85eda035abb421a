import { join } from 'node:path'
import { examineStore, type Examined } from '#storage/backup/examine'
import { DamagedBackup } from '#storage/backup/backup-lines'
import { NotEmpty, readBackup } from '#storage/backup/read-backup'
import { writeBackup, type BackupCount } from '#storage/backup/write-backup'
import { NewerSchema, schemaState } from '#storage/database/migrate'
import { hasDatabase, openDatabase, type StorePlace } from '#storage/database/open-store'
import { FolderInUse, lockFolder } from '#storage/files/folder-lock'
import { makeFolder } from '#storage/files/make-folder'

/** Writes a backup of stored studies with their rows, also while a server works. */
export async function backupHouse(place: StorePlace, file: string): Promise<BackupCount> {
  if (!hasDatabase(place)) throw new NothingHere(place.data)
  const open = openDatabase(place)
  try {
    if ((await schemaState(open.database)).version === 0) throw new NothingHere(place.data)
    return await writeBackup(open, { file, blobs: blobsOf(place) })
  } finally {
    await open.database.destroy()
  }
}

/** Brings a backup back into an empty place, with no server at work there. */
export async function restoreHouse(place: StorePlace, file: string): Promise<BackupCount> {
  await makeFolder(place.data)
  const lock = lockFolder(place.data, 'restores a backup')
  const open = openDatabase(place)
  try {
    return await readBackup(open, { file, blobs: blobsOf(place) })
  } finally {
    await open.database.destroy()
    lock.release()
  }
}

/** Looks a place of stored studies over. */
export async function examineHouse(place: StorePlace): Promise<readonly Examined[]> {
  if (!hasDatabase(place)) throw new NothingHere(place.data)
  await makeFolder(place.data)
  const open = openDatabase(place)
  try {
    return await examineStore(open, place.data)
  } finally {
    await open.database.destroy()
  }
}

/** A folder in which no studies are kept. */
class NothingHere extends Error {
  constructor(folder: string) {
    super(`No studies are kept in ${folder}.`)
    this.name = 'NothingHere'
  }
}

/** Whether a person can mend what went wrong, so that its words are enough. */
export function isMendable(error: unknown): error is Error {
  const kinds = [DamagedBackup, NotEmpty, NewerSchema, FolderInUse, NothingHere]
  return kinds.some((kind) => error instanceof kind)
}

function blobsOf({ data }: StorePlace): string {
  return join(data, 'blobs')
}

export type { StorePlace }
