import type { Kysely, Selectable } from 'kysely'
import type { PromiseEntry } from '#contract/promise'
import { holdStudy } from '#storage/database/store/hold-study'
import type { PromiseTable, Tables } from '#storage/database/tables'
import type { StoredPromise } from '#use-cases/ports/store'

/** What was promised with a study, the last day first, without the files. */
export async function listPromises(
  database: Kysely<Tables>,
  workspace: string,
  study: string,
): Promise<readonly PromiseEntry[]> {
  const rows = await database
    .selectFrom('promises')
    .select(['id', 'revision', 'title', 'promised_to', 'promised_by', 'promised_on', 'note'])
    .select(['kept_at', 'kept_by'])
    .where('workspace', '=', workspace)
    .where('study', '=', study)
    .orderBy('promised_on', 'desc')
    .orderBy('kept_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(promiseEntry)
}

export async function findPromise(
  database: Kysely<Tables>,
  workspace: string,
  [study, id]: readonly [string, string],
): Promise<StoredPromise | undefined> {
  const row = await database
    .selectFrom('promises')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('study', '=', study)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...promiseEntry(row), content: row.content }
}

/** Keeps a promise with its study; one that is kept already stays as it is. False where there is no such study. */
export async function keepPromise(
  database: Kysely<Tables>,
  [workspace, study]: readonly [string, string],
  promise: StoredPromise,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    if (!(await holdStudy(transaction, workspace, study))) return false
    await transaction
      .insertInto('promises')
      .values(rowOf(workspace, study, promise))
      .onConflict((conflict) => conflict.columns(['workspace', 'study', 'id']).doNothing())
      .execute()
    return true
  })
}

function rowOf(workspace: string, study: string, promise: StoredPromise): PromiseTable {
  const { id, revision, title, to, by, on, note, keptAt, keptBy, content } = promise
  return {
    workspace,
    study,
    id,
    revision: revision ?? null,
    title,
    promised_to: to,
    promised_by: by,
    promised_on: on,
    note,
    kept_at: keptAt,
    kept_by: keptBy,
    content,
  }
}

function promiseEntry(
  row: Omit<Selectable<PromiseTable>, 'workspace' | 'study' | 'content'>,
): PromiseEntry {
  return {
    id: row.id,
    title: row.title,
    to: row.promised_to,
    by: row.promised_by,
    on: row.promised_on,
    note: row.note,
    keptAt: row.kept_at,
    keptBy: row.kept_by,
    ...(row.revision === null ? {} : { revision: row.revision }),
  }
}
