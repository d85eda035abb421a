import type { Kysely } from 'kysely'
import type { Finding } from '#quantity/finding'
import { holdStudy } from '#storage/database/store/hold-study'
import type { Tables } from '#storage/database/tables'
import type { StoredResult } from '#use-cases/ports/store'

type Summary = NonNullable<StoredResult['summary']>

/** Results that are kept of a study; older ones are computed again when they are asked for. */
const mostKept = 50

export async function findResult(
  database: Kysely<Tables>,
  workspace: string,
  key: string,
): Promise<StoredResult | undefined> {
  const row = await database
    .selectFrom('results')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('key', '=', key)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    key,
    findings: JSON.parse(row.findings) as Finding[],
    ...(row.summary === null ? {} : { summary: JSON.parse(row.summary) as Summary }),
    ...(row.assessment === null ? {} : { assessment: Buffer.from(row.assessment, 'base64') }),
  }
}

export async function putResult(
  database: Kysely<Tables>,
  [workspace, study, now]: readonly [string, string, string],
  { key, assessment, summary, findings }: StoredResult,
): Promise<void> {
  const packed = assessment === undefined ? null : Buffer.from(assessment).toString('base64')
  const content = {
    assessment: packed,
    summary: summary === undefined ? null : JSON.stringify(summary),
    findings: JSON.stringify(findings),
    made_at: now,
  }
  await database.transaction().execute(async (transaction) => {
    if (!(await holdStudy(transaction, workspace, study))) return
    await transaction
      .insertInto('results')
      .values({ workspace, key, study, ...content })
      .onConflict((conflict) => conflict.columns(['workspace', 'key']).doUpdateSet(content))
      .execute()
    const old = await transaction
      .selectFrom('results')
      .select('key')
      .where('workspace', '=', workspace)
      .where('study', '=', study)
      .where('key', '!=', key)
      .orderBy('made_at', 'desc')
      .limit(1_000)
      .offset(mostKept - 1)
      .execute()
    if (old.length === 0) return
    await transaction
      .deleteFrom('results')
      .where('workspace', '=', workspace)
      .where(
        'key',
        'in',
        old.map((each) => each.key),
      )
      .execute()
  })
}
