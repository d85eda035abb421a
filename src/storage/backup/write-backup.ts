import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql, type Kysely } from 'kysely'
import { schemaState } from '#storage/database/migrate'
import type { OpenDatabase } from '#storage/database/open-store'
import type { Tables } from '#storage/database/tables'

export interface BackupPlace {
  readonly file: string
  /** Folder of the files of rows; absent: the database only. */
  readonly blobs?: string
}

/** What a backup holds. */
export interface BackupCount {
  readonly rows: number
  readonly files: number
}

/**
 * Writes a backup while others work: one state of the database as lines of JSON, then the files of
 * rows byte for byte, then the SHA-256 of all before; packed with gzip. It stands under its name
 * only when it is whole.
 */
export async function writeBackup(
  { database, dialect }: OpenDatabase,
  { file, blobs }: BackupPlace,
): Promise<BackupCount> {
  const temporary = `${file}.part`
  const count = { rows: 0, files: 0 }
  try {
    await database.transaction().execute(async (transaction) => {
      if (dialect === 'postgres')
        await sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY`.execute(transaction)
      const content = Readable.from(sealed(contentOf(transaction, blobs, count)))
      await pipeline(
        content,
        createGzip({ level: 6 }),
        createWriteStream(temporary, { mode: 0o600 }),
      )
    })
    await synced(temporary)
    await rename(temporary, file)
    return count
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

type Count = { -readonly [K in keyof BackupCount]: BackupCount[K] }

async function* contentOf(
  database: Kysely<Tables>,
  blobs: string | undefined,
  count: Count,
): AsyncGenerator<Uint8Array> {
  const { version } = await schemaState(database)
  yield line({ 'worthline-backup': 1, schema: version, at: new Date().toISOString() })
  for (const table of await tableShapes(database)) {
    for await (const row of rowsOf(database, table)) {
      count.rows += 1
      yield line({ table: table.name, row })
    }
  }
  if (blobs === undefined) return
  for (const hash of await usedHashes(database)) {
    const path = join(blobs, hash)
    const { size } = await stat(path)
    yield line({ file: hash, bytes: size })
    for await (const bytes of createReadStream(path)) yield bytes as Buffer
    count.files += 1
  }
}

/** Hands the content through, and its hash at the end. */
async function* sealed(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for await (const bytes of content) {
    hash.update(bytes)
    yield bytes
  }
  yield line({ end: hash.digest('hex') })
}

function line(value: object): Uint8Array {
  return Buffer.from(`${JSON.stringify(value)}\n`)
}

interface TableShape {
  readonly name: string
  readonly columns: readonly string[]
}

/** Tables of the product with their columns, but the one that says which schema it is. */
export async function tableShapes(database: Kysely<Tables>): Promise<readonly TableShape[]> {
  const tables = await database.introspection.getTables()
  return tables
    .filter(({ name, isView }) => name !== 'meta' && !isView)
    .map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

const page = 500

/** The rows of any table, of any schema, in pages; the key of a table stands in its first columns. */
async function* rowsOf(
  database: Kysely<Tables>,
  { name, columns }: TableShape,
): AsyncGenerator<object> {
  const keys = sql.join(columns.slice(0, 4).map((column) => sql.ref(column)))
  for (let offset = 0; ; offset += page) {
    const query = sql<object>`SELECT * FROM ${sql.table(name)} ORDER BY ${keys} LIMIT ${page} OFFSET ${offset}`
    const { rows } = await query.execute(database)
    yield* rows
    if (rows.length < page) return
  }
}

async function usedHashes(database: Kysely<Tables>): Promise<readonly string[]> {
  const rows = await database.selectFrom('study_files').select('hash').distinct().execute()
  return rows.map(({ hash }) => hash).toSorted()
}

async function synced(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
