import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely'
import type { Tables } from '#storage/database/tables'

/** A database in one file; every transaction that was acknowledged is on the disk. */
export function openSqlite(path: string): Kysely<Tables> {
  const database = new DatabaseSync(path, { timeout: 10_000 })
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec('PRAGMA foreign_keys = ON')
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: shim(database) }) })
}

/** A full disk rolls back by itself; to do it again would hide what was wrong. */
const nothing: ReturnType<SqliteDatabase['prepare']> = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
}

/** What Kysely's dialect asks of a database, on the one that Node brings along. */
function shim(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare: (sql) => {
      if (sql === 'rollback' && !database.isTransaction) return nothing
      const statement = database.prepare(sql)
      const bound = (values: readonly unknown[]): SQLInputValue[] => [...values] as SQLInputValue[]
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...bound(values)),
        run: (values) => statement.run(...bound(values)),
        iterate: (values) => statement.iterate(...bound(values)),
      }
    },
  }
}
