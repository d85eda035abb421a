import { sql, type Kysely } from 'kysely'
import { parse } from 'yaml'
import type { Migration } from '#storage/database/migrations/migration'
import type { Tables } from '#storage/database/tables'

/** Lists of studies say which ones hold the figures of a customer over those of another study. */
export const customerModels: Migration = [
  `ALTER TABLE studies ADD COLUMN customer_model INTEGER NOT NULL DEFAULT 0`,
  markModels,
]

/** The studies that are there already, one after another: a text may be long. */
async function markModels(database: Kysely<Tables>): Promise<void> {
  const studies = await sql<{ workspace: string; id: string; revision: number }>`
    SELECT workspace, id, revision FROM studies`.execute(database)
  for (const { workspace, id, revision } of studies.rows) {
    const newest = await sql<{ text: string }>`
      SELECT text FROM revisions
      WHERE workspace = ${workspace} AND study = ${id} AND revision = ${revision}`.execute(database)
    if (!newest.rows.some(({ text }) => isModel(text))) continue
    await sql`
      UPDATE studies SET customer_model = 1
      WHERE workspace = ${workspace} AND id = ${id}`.execute(database)
  }
}

/** Whether a text names the study that it lies over; one that cannot be read does not. */
function isModel(text: string): boolean {
  if (!text.includes('extends')) return false
  try {
    const document: unknown = parse(text)
    if (typeof document !== 'object' || document === null) return false
    const { extends: base } = document as { readonly extends?: unknown }
    return typeof base === 'string' && base !== ''
  } catch {
    return false
  }
}
