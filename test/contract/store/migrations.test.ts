/** A database of any earlier schema is brought to the newest one with all that stands in it. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrations } from '#storage/database/migrations/all'
import { migrate, NewerSchema, schemaState } from '#storage/database/migrate'
import { openDatabase, openStore, type StorePlace } from '#storage/database/open-store'
import { readBackup } from '#storage/backup/read-backup'
import { storeKinds } from './stores.ts'

const study = (id: string, title: string, revision = 1): string =>
  `INSERT INTO studies (workspace, id, title, revision, created_at, changed_at, changed_by, archived,
    simulated, missing, reviews, answer)
  VALUES ('w', '${id}', '${title}', ${revision}, '2026', '2026', 'Ann', 0, 0, '[]', '[]', NULL)`
const text = (id: string, revision: number, words: string): string =>
  `INSERT INTO revisions VALUES ('w', '${id}', ${revision}, 'create', '${words}', NULL, NULL, '[]', NULL,
    'ann', 'Ann', '2026', 'new', NULL)`

/** A study; a customer's model; one that was a model before; texts that only look like one. */
const rows = [
  study('study1', 'Counter'),
  text('study1', 1, 'worthline: 1'),
  study('model', 'Counter (ACME)', 2),
  text('model', 1, 'worthline: 1'),
  text('model', 2, 'worthline: 1\nextends: counter.yaml\ncustomer: ACME'),
  study('json', 'Counter (Elm)'),
  text('json', 1, '{"worthline": 1, "extends": "counter.yaml"}'),
  study('was', 'Own by now', 2),
  text('was', 1, 'extends: counter.yaml'),
  text('was', 2, 'worthline: 1'),
  study('words', 'What extends what'),
  text('words', 1, 'about: |\n  extends: counter.yaml\nx: {extends: counter.yaml}'),
  study('broken', 'No YAML'),
  text('broken', 1, 'extends: ['),
]

/** The schema that says which studies are models. */
const customerModelsSince = 7

const promise = {
  id: 'a1b2',
  title: 'Counter',
  to: 'ACME',
  by: 'Ann',
  on: '2026-11-22',
  note: '',
  keptAt: '2026-11-22T05:40:27.000Z',
  keptBy: 'Ann',
  content: '{}',
}

describe.each(storeKinds)('migrations in $name', ({ name, skipped, start, place, stop }) => {
  beforeAll(async () => {
    if (!skipped) await start()
  }, 120_000)

  beforeEach(({ skip }) => {
    if (skipped) skip('there is no such database on this machine')
  })

  afterAll(() => {
    if (!skipped) stop()
  })

  async function at(schema: number): Promise<StorePlace> {
    const here = place()
    const { database, dialect } = openDatabase(here)
    await migrate(database, dialect, schema)
    for (const one of rows) await sql.raw(one).execute(database)
    await database.destroy()
    return here
  }

  const earlier = migrations.map((_, index) => index + 1)

  it.each(earlier)('leads from schema %i to the newest, with a backup before', async (schema) => {
    const here = await at(schema)
    const { store } = await openStore(here)
    expect((await store.study('w', 'study1'))?.title).toBe('Counter')
    expect((await store.revision('w', 'study1', 1))?.text).toBe('worthline: 1')
    const all = await store.studies('w', false)
    const listed = all.flatMap(({ id, customerModel }) => (customerModel ? [id] : []))
    const expected = schema < customerModelsSince ? ['json', 'model'] : []
    expect(listed.toSorted()).toEqual(expected)
    expect(await store.promises('w', 'study1')).toEqual([])
    expect(await store.keepPromise('w', 'study1', promise)).toBe(true)
    expect(await store.promise('w', 'study1', promise.id)).toEqual(promise)
    await store.close()
    if (schema === migrations.length) return
    const [backup = ''] = readdirSync(join(here.data, 'backups'))
    const elsewhere = place()
    const fresh = openDatabase(elsewhere)
    await readBackup(fresh, { file: join(here.data, 'backups', backup) })
    expect((await schemaState(fresh.database)).version).toBe(migrations.length)
    const found = await fresh.database.selectFrom('studies').selectAll().execute()
    const models = found.flatMap(({ id, customer_model: is }) => (is === 1 ? [id] : []))
    expect(models.toSorted()).toEqual(expected)
    expect(found.find(({ id }) => id === 'study1')?.title).toBe('Counter')
    await fresh.database.destroy()
  })

  it.each(name === 'SQLite' ? [] : [name])('lets two servers migrate %s at once', async () => {
    const here = await at(1)
    const [one, two] = [openDatabase(here), openDatabase(here)]
    await Promise.all([one, two].map(({ database, dialect }) => migrate(database, dialect)))
    expect((await schemaState(one.database)).version).toBe(migrations.length)
    await Promise.all([one.database.destroy(), two.database.destroy()])
  })

  it('refuses a database of a later version by name, and leaves it as it is', async () => {
    const here = await at(migrations.length)
    const { database } = openDatabase(here)
    await database.updateTable('meta').set({ value: '99' }).execute()
    await database.destroy()
    await expect(openStore(here)).rejects.toThrow(NewerSchema)
    await expect(openStore(here)).rejects.toThrow('schema 99')
  })

  it('changes nothing where a migration fails on the way', async () => {
    const here = await at(1)
    const { database, dialect } = openDatabase(here)
    await sql.raw('CREATE TABLE results (wrong TEXT)').execute(database)
    await expect(migrate(database, dialect)).rejects.toThrow(/exists/)
    expect((await schemaState(database)).version).toBe(1)
    const tables = await database.introspection.getTables()
    expect(tables.some(({ name }) => name === 'uploads')).toBe(false)
    await database.destroy()
  })
})
