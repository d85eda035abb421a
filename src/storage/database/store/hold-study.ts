import type { Transaction } from 'kysely'
import type { Tables } from '#storage/database/tables'

/**
 * Holds a study until the transaction ends: whoever deletes it, or adds to it, waits. False where there is none.
 * All that touches a study with what hangs on it takes the row of the study first, so that nobody waits for each other.
 */
export async function holdStudy(
  transaction: Transaction<Tables>,
  workspace: string,
  study: string,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('studies')
    .set({ id: study })
    .where('workspace', '=', workspace)
    .where('id', '=', study)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}
