import { Kysely, PostgresDialect } from 'kysely'
import { Pool, types as parsers } from 'pg'
import type { Tables } from '#storage/database/tables'

const int8 = 20

/** A database on a PostgreSQL server, `postgres://user@host/name`. */
export function openPostgres(url: string): Kysely<Tables> {
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === int8 ? Number : parsers.getTypeParser(oid, format as 'text'),
  }
  const pool = new Pool({ connectionString: url, max: 10, types })
  pool.on('error', () => undefined)
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
