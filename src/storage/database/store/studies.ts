import type { Kysely, Selectable } from 'kysely'
import type { AnswerSummary, Missing } from '#contract/study'
import { holdStudy } from '#storage/database/store/hold-study'
import type { StudyTable, Tables } from '#storage/database/tables'
import type { StoredStudy } from '#use-cases/ports/store'

/** Studies of a workspace, the last changed first. */
export async function listStudies(
  database: Kysely<Tables>,
  workspace: string,
  archived: boolean,
): Promise<readonly StoredStudy[]> {
  const rows = await database
    .selectFrom('studies')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('archived', '=', archived ? 1 : 0)
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(storedStudy)
}

export async function findStudy(
  database: Kysely<Tables>,
  workspace: string,
  id: string,
): Promise<StoredStudy | undefined> {
  const row = await database
    .selectFrom('studies')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && storedStudy(row)
}

export async function archiveStudy(
  database: Kysely<Tables>,
  [workspace, id]: readonly [string, string],
  archived: boolean,
): Promise<void> {
  await database
    .updateTable('studies')
    .set({ archived: archived ? 1 : 0 })
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .execute()
}

/** Deletes a study with all that hangs on it; gives the hashes that no other study uses. */
export async function purgeStudy(
  database: Kysely<Tables>,
  workspace: string,
  id: string,
): Promise<readonly string[]> {
  return database.transaction().execute(async (transaction) => {
    await holdStudy(transaction, workspace, id)
    const used = await transaction
      .selectFrom('study_files')
      .select('hash')
      .distinct()
      .where('workspace', '=', workspace)
      .where('study', '=', id)
      .execute()
    for (const table of [
      'study_files',
      'revisions',
      'results',
      'promises',
      'uploads',
      'jobs',
    ] as const) {
      await transaction
        .deleteFrom(table)
        .where('workspace', '=', workspace)
        .where('study', '=', id)
        .execute()
    }
    await transaction
      .deleteFrom('studies')
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .execute()
    const hashes = used.map(({ hash }) => hash)
    if (hashes.length === 0) return []
    const kept = await transaction
      .selectFrom('study_files')
      .select('hash')
      .distinct()
      .where('hash', 'in', hashes)
      .execute()
    const still = new Set(kept.map(({ hash }) => hash))
    return hashes.filter((hash) => !still.has(hash))
  })
}

function storedStudy(row: Selectable<StudyTable>): StoredStudy {
  return {
    id: row.id,
    title: row.title,
    revision: row.revision,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    archived: row.archived === 1,
    simulated: row.simulated === 1,
    customerModel: row.customer_model === 1,
    missing: JSON.parse(row.missing) as Missing[],
    reviews: JSON.parse(row.reviews) as string[],
    ...(row.answer === null ? {} : { answer: JSON.parse(row.answer) as AnswerSummary }),
  }
}
