import { sql, type Kysely, type Transaction } from 'kysely'
import { migrations } from '#storage/database/migrations/all'
import type { Tables } from '#storage/database/tables'

/** Where a database stands, before anything of it is changed. */
export interface SchemaState {
  /** 0: nothing is there. */
  readonly version: number
  readonly newest: number
}

/** A database that a later version of the product has written. */
export class NewerSchema extends Error {
  constructor({ version, newest }: SchemaState) {
    super(
      `The database has schema ${version}; this version of Worthline knows up to schema ${newest}. Update Worthline.`,
    )
    this.name = 'NewerSchema'
  }
}

/** Which schema a database has. */
export async function schemaState(database: Kysely<Tables>): Promise<SchemaState> {
  const newest = migrations.length
  const tables = await database.introspection.getTables()
  if (!tables.some(({ name }) => name === 'meta')) return { version: 0, newest }
  const row = await database
    .selectFrom('meta')
    .select('value')
    .where('name', '=', 'schema')
    .executeTakeFirst()
  return { version: Number(row?.value ?? 0), newest }
}

/** Brings a database to a schema, all or nothing; two servers at once wait for each other. */
export async function migrate(
  database: Kysely<Tables>,
  dialect: 'sqlite' | 'postgres',
  to: number = migrations.length,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    if (dialect === 'postgres') await sql`SELECT pg_advisory_xact_lock(874623)`.execute(transaction)
    const state = await schemaState(transaction)
    if (state.version > state.newest) throw new NewerSchema(state)
    if (state.version === 0) {
      await run(
        transaction,
        'CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)',
      )
    }
    for (const step of migrations.slice(state.version, to).flat()) {
      if (typeof step === 'string') await run(transaction, step)
      else await step(transaction)
    }
    await transaction
      .insertInto('meta')
      .values({ name: 'schema', value: String(Math.max(to, state.version)) })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })),
      )
      .execute()
  })
}

async function run(transaction: Transaction<Tables>, statement: string): Promise<void> {
  await sql.raw(statement).execute(transaction)
}
