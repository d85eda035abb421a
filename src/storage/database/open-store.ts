import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { writeBackup } from '#storage/backup/write-backup'
import { migrate, NewerSchema, schemaState } from '#storage/database/migrate'
import { openPostgres } from '#storage/database/open-postgres'
import { openSqlite } from '#storage/database/open-sqlite'
import { keepLost, lostChanges, lostInWords } from '#storage/database/change-log'
import { NotedStore } from '#storage/database/noted-store'
import { SqlStore } from '#storage/database/sql-store'
import type { Tables } from '#storage/database/tables'
import { makeFolder } from '#storage/files/make-folder'
import type { Store } from '#use-cases/ports/store'

export interface StorePlace {
  /** Folder of the files, of backups, and of the database where no other one is named. */
  readonly data: string
  /** `postgres://...` */
  readonly database?: string
}

type Dialect = 'sqlite' | 'postgres'

export interface OpenDatabase {
  readonly database: Kysely<Tables>
  readonly dialect: Dialect
}

/** The name of the database in its folder. */
const databaseName = 'worthline.db'

/** Whether there is a database to be opened; one on a server says so itself. */
export function hasDatabase({ data, database }: StorePlace): boolean {
  return database !== undefined || existsSync(join(data, databaseName))
}

/** The database of a place as it stands, whatever its schema. */
export function openDatabase({ data, database }: StorePlace): OpenDatabase {
  if (database !== undefined) return { database: openPostgres(database), dialect: 'postgres' }
  return { database: openSqlite(join(data, databaseName)), dialect: 'sqlite' }
}

/** A store, and what its database is known to have lost, in words. */
export interface OpenedStore {
  readonly store: Store
  readonly lost: readonly string[]
}

/** The store of a place, brought to the newest schema; a backup is written before that. */
export async function openStore(place: StorePlace): Promise<OpenedStore> {
  const open = openDatabase(place)
  const { database, dialect } = open
  try {
    const state = await schemaState(database)
    if (state.version > state.newest) throw new NewerSchema(state)
    if (state.version > 0 && state.version < state.newest)
      await backupBefore(open, place, state.version)
    await migrate(database, dialect)
    if (dialect === 'postgres') return { store: new SqlStore(database), lost: [] }
    const lost = await lostChanges(place.data, database)
    await keepLost(place.data, lost)
    return { store: new NotedStore(database, place.data), lost: lostInWords(lost) }
  } catch (error) {
    await database.destroy()
    throw error
  }
}

/** Texts and rows only: the files of rows are never changed by a migration. */
async function backupBefore(
  open: OpenDatabase,
  { data }: StorePlace,
  schema: number,
): Promise<void> {
  const folder = join(data, 'backups')
  await makeFolder(folder)
  const at = new Date().toISOString().replaceAll(/[:.]/g, '-')
  await writeBackup(open, { file: join(folder, `before-schema-${schema + 1}-${at}.worthline`) })
}
