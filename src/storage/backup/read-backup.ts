import { open, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createGunzip } from 'node:zlib'
import { sql, type Kysely, type Transaction } from 'kysely'
import { backupParts, DamagedBackup, type BackupPart } from '#storage/backup/backup-lines'
import { BackupCheck } from '#storage/backup/backup-check'
import { BlobWriter } from '#storage/backup/blob-writer'
import { tableShapes, type BackupCount, type BackupPlace } from '#storage/backup/write-backup'
import { migrate, schemaState } from '#storage/database/migrate'
import type { OpenDatabase } from '#storage/database/open-store'
import type { Tables } from '#storage/database/tables'
import { makeFolder } from '#storage/files/make-folder'

/** A place that holds something already. */
export class NotEmpty extends Error {
  constructor() {
    super('There are studies here already: a backup is restored into an empty place only.')
    this.name = 'NotEmpty'
  }
}

/** Looks through a whole backup and holds it against its hashes; nothing is written. */
async function verifyBackup(place: BackupPlace): Promise<BackupCheck> {
  const check = new BackupCheck()
  for await (const part of partsOf(place.file, await roomFor(place))) await check.take(part)
  return check
}

/**
 * Brings a backup back into an empty place: it is verified whole first, then written at the schema
 * that it was made from, then brought to the newest one. Where that fails the place is empty again.
 */
export async function readBackup(
  { database, dialect }: OpenDatabase,
  place: BackupPlace,
): Promise<BackupCount> {
  if (await holdsStudies(database)) throw new NotEmpty()
  const { count, schema } = await verifyBackup(place)
  const files = new BlobWriter(place.blobs)
  try {
    await clear(database)
    await migrate(database, dialect, schema)
    await database.transaction().execute((transaction) => restore(transaction, place, files))
  } catch (error) {
    await files.undo()
    await clear(database)
    throw error
  }
  await migrate(database, dialect)
  return count
}

async function holdsStudies(database: Kysely<Tables>): Promise<boolean> {
  if ((await schemaState(database)).version === 0) return false
  const row = await database.selectFrom('studies').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

/** Takes the tables of a place without studies away. */
async function clear(database: Kysely<Tables>): Promise<void> {
  if ((await schemaState(database)).version === 0) return
  await database.transaction().execute(async (transaction) => {
    for (const { name } of await tableShapes(transaction))
      await sql`DROP TABLE ${sql.table(name)}`.execute(transaction)
    await sql`DROP TABLE meta`.execute(transaction)
  })
}

/** Stays free on the disk. */
const reserve = 64 * 1024 * 1024

/** Where what is unpacked goes, and how many bytes of it fit there. */
interface Room {
  readonly folder: string
  readonly bytes: number
}

async function roomFor({ file, blobs }: BackupPlace): Promise<Room> {
  if (blobs !== undefined) await makeFolder(blobs)
  const folder = blobs ?? dirname(file)
  const { bavail, bsize } = await statfs(folder)
  return { folder, bytes: bavail * bsize - reserve }
}

function failure(code: 'ENXIO' | 'ENOSPC', path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code, path })
}

/** Hands bytes through while there is room for them. */
async function* fitting(
  content: AsyncIterable<Uint8Array>,
  room: Room,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of content) {
    bytes += chunk.length
    if (bytes > room.bytes) throw failure('ENOSPC', room.folder)
    yield chunk
  }
}

/** It is read twice: a pipe or a device cannot be. */
async function* partsOf(file: string, room: Room): AsyncGenerator<BackupPart> {
  if (!(await stat(file)).isFile()) throw failure('ENXIO', file)
  const packed = (await open(file)).createReadStream()
  const plain = createGunzip()
  packed.on('error', (error) => plain.destroy(error)).pipe(plain)
  try {
    yield* backupParts(fitting(plain, room))
  } catch (error) {
    const { code = '' } = error as { code?: string }
    throw code.startsWith('Z_') ? new DamagedBackup('it is cut off or changed') : error
  } finally {
    plain.destroy()
    packed.destroy()
  }
}

const batch = 100

/** Writes rows in batches, and files beside the database. */
async function restore(
  transaction: Transaction<Tables>,
  place: BackupPlace,
  files: BlobWriter,
): Promise<void> {
  const check = new BackupCheck()
  let waiting: { table: string; row: Readonly<Record<string, unknown>> }[] = []
  const flush = async (): Promise<void> => {
    const [first] = waiting
    if (first !== undefined)
      await transaction
        .insertInto(first.table as 'studies')
        .values(waiting.map(({ row }) => row) as never)
        .execute()
        .catch(refuseEntry)
    waiting = []
  }
  for await (const part of partsOf(place.file, await roomFor(place))) {
    await check.take(part)
    if (part.kind === 'row') {
      if (waiting[0] !== undefined && waiting[0].table !== part.table) await flush()
      waiting.push(part)
      if (waiting.length >= batch) await flush()
    } else {
      await flush()
      await files.take(part)
    }
  }
}

/** The database takes every entry of a backup as it was written: what it does not take was not. */
function refuseEntry(error: unknown): never {
  const { code = '', errcode = 0 } = error as { code?: string; errcode?: number }
  const isConstraint = [19, 20].includes(errcode & 255) || /^2[23]/.test(code)
  throw isConstraint ? new DamagedBackup('an entry stands twice, or cannot be kept') : error
}
