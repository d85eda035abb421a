import type { Kysely, Selectable } from 'kysely'
import type { Tables, UploadTable } from '#storage/database/tables'
import type { StoredUpload } from '#use-cases/ports/store'

/** Files of a workspace that are on their way. */
export async function listUploads(
  database: Kysely<Tables>,
  workspace: string,
): Promise<readonly StoredUpload[]> {
  const rows = await database
    .selectFrom('uploads')
    .selectAll()
    .where('workspace', '=', workspace)
    .orderBy('changed_at')
    .execute()
  return rows.map(storedUpload)
}

export async function findUpload(
  database: Kysely<Tables>,
  workspace: string,
  id: string,
): Promise<StoredUpload | undefined> {
  const row = await database
    .selectFrom('uploads')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && storedUpload(row)
}

/** Begins a file on its way, or says how far it came. */
export async function putUpload(
  database: Kysely<Tables>,
  workspace: string,
  { changedAt, ...upload }: StoredUpload,
): Promise<void> {
  const row = { workspace, ...upload, changed_at: changedAt }
  await database
    .insertInto('uploads')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['workspace', 'id'])
        .doUpdateSet({ received: upload.received, changed_at: changedAt }),
    )
    .execute()
}

export async function deleteUpload(
  database: Kysely<Tables>,
  workspace: string,
  id: string,
): Promise<void> {
  await database
    .deleteFrom('uploads')
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .execute()
}

function storedUpload(row: Selectable<UploadTable>): StoredUpload {
  const { id, study, name, bytes, received, actor } = row
  return { id, study, name, bytes, received, actor, changedAt: row.changed_at }
}
