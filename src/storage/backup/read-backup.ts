import { createHash, type Hash } from 'node:crypto'
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { sql, type Kysely, type Transaction } from 'kysely'
import { migrations } from '#storage/database/migrations/all'
import { migrate, NewerSchema, schemaState } from '#storage/database/migrate'
import type { OpenDatabase } from '#storage/database/open-store'
import type { Tables } from '#storage/database/tables'
import { backupParts, DamagedBackup, type BackupPart } from '#storage/backup/backup-lines'
import { tableShapes, type BackupCount, type BackupPlace } from '#storage/backup/write-backup'

/** A place that holds something already. */
export class NotEmpty extends Error {
  constructor() {
    super('There are studies here already: a backup is restored into an empty place only.')
    this.name = 'NotEmpty'
  }
}

/** What a backup that was looked through holds, and the schema that it was made from. */
interface Verified {
  readonly count: BackupCount
  readonly schema: number
}

/** Looks through a whole backup and holds it against its hashes; nothing is written. */
async function verifyBackup(file: string): Promise<Verified> {
  const count = { rows: 0, files: 0 }
  let schema: number | undefined
  let blob: Blob | undefined
  for await (const part of partsOf(file)) {
    if (part.kind === 'head') schema = part.schema
    if (part.kind === 'row') count.rows += 1
    if (part.kind === 'file') {
      blob?.check()
      blob = new Blob(part)
      count.files += 1
    }
    if (part.kind === 'bytes') blob?.hash.update(part.bytes)
    if (part.kind === 'end') blob?.check()
  }
  if (schema === undefined) throw new DamagedBackup('it has no beginning')
  return { count, schema }
}

/**
 * Brings a backup back into an empty place: it is verified whole first, then written at the schema
 * that it was made from, then brought to the newest one.
 */
export async function readBackup(
  { database, dialect }: OpenDatabase,
  place: BackupPlace,
): Promise<BackupCount> {
  if (await holdsStudies(database)) throw new NotEmpty()
  const { count, schema } = await verifyBackup(place.file)
  if (schema > migrations.length)
    throw new NewerSchema({ version: schema, newest: migrations.length })
  await clear(database)
  await migrate(database, dialect, schema)
  await database.transaction().execute((transaction) => restore(transaction, place))
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
  for (const { name } of await tableShapes(database))
    await sql`DROP TABLE ${sql.table(name)}`.execute(database)
  await sql`DROP TABLE meta`.execute(database)
}

async function* partsOf(file: string): AsyncGenerator<BackupPart> {
  const packed = (await open(file)).createReadStream()
  const plain = createGunzip()
  packed.on('error', (error) => plain.destroy(error)).pipe(plain)
  try {
    yield* backupParts(plain)
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
async function restore(transaction: Transaction<Tables>, place: BackupPlace): Promise<void> {
  let waiting: { table: string; row: Readonly<Record<string, unknown>> }[] = []
  const flush = async (): Promise<void> => {
    const [first] = waiting
    if (first !== undefined)
      await transaction
        .insertInto(first.table as 'studies')
        .values(waiting.map(({ row }) => row) as never)
        .execute()
    waiting = []
  }
  const files = new BlobWriter(place.blobs)
  for await (const part of partsOf(place.file)) {
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

/** A file while it is read: what it should be, and what it is so far. */
class Blob {
  readonly name: string
  readonly hash: Hash = createHash('sha256')

  constructor({ hash }: { readonly hash: string }) {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new DamagedBackup('a file has no name')
    this.name = hash
  }

  check(): void {
    if (this.hash.digest('hex') !== this.name) throw new DamagedBackup('a file is not what it was')
  }
}

/** Puts the files of a backup into their folder, each under its name only when it is whole. */
class BlobWriter {
  private readonly folder: string | undefined
  private name: string | undefined
  private file: FileHandle | undefined

  constructor(folder: string | undefined) {
    this.folder = folder
  }

  async take(part: BackupPart): Promise<void> {
    if (this.folder === undefined) return
    if (part.kind === 'bytes') return void (await this.file?.writeFile(part.bytes))
    await this.finish()
    if (part.kind !== 'file') return
    await mkdir(this.folder, { recursive: true })
    this.name = part.hash
    this.file = await open(join(this.folder, `${part.hash}.part`), 'w')
  }

  private async finish(): Promise<void> {
    if (this.file === undefined || this.folder === undefined || this.name === undefined) return
    await this.file.sync()
    await this.file.close()
    this.file = undefined
    const path = join(this.folder, this.name)
    await rm(path, { force: true })
    await rename(`${path}.part`, path)
  }
}
