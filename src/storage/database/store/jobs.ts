import type { Kysely, Selectable } from 'kysely'
import type { Job } from '#contract/job'
import type { Finding } from '#quantity/finding'
import type { JobTable, Tables } from '#storage/database/tables'
import type { StoredJob } from '#use-cases/ports/store'

/** Work of a workspace, newest first. */
export async function listJobs(
  database: Kysely<Tables>,
  workspace: string,
  study: string | undefined,
): Promise<readonly StoredJob[]> {
  const all = database.selectFrom('jobs').selectAll().where('workspace', '=', workspace)
  const wanted = study === undefined ? all : all.where('study', '=', study)
  const rows = await wanted.orderBy('created_at', 'desc').orderBy('id').limit(200).execute()
  return rows.map(storedJob)
}

export async function findJob(
  database: Kysely<Tables>,
  workspace: string,
  id: string,
): Promise<StoredJob | undefined> {
  const row = await database
    .selectFrom('jobs')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && storedJob(row)
}

export async function putJob(database: Kysely<Tables>, job: StoredJob): Promise<void> {
  const row = rowOf(job)
  const { workspace: _workspace, id: _id, ...rest } = row
  await database
    .insertInto('jobs')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace', 'id']).doUpdateSet(rest))
    .execute()
}

/** Lets work that ran when the process ended wait again; gives all that waits, oldest first. */
export async function resumeWork(database: Kysely<Tables>): Promise<readonly StoredJob[]> {
  await database
    .updateTable('jobs')
    .set({ state: 'waiting', progress: 'waits' })
    .where('state', '=', 'running')
    .execute()
  const rows = await database
    .selectFrom('jobs')
    .selectAll()
    .where('state', '=', 'waiting')
    .orderBy('created_at')
    .execute()
  return rows.map(storedJob)
}

export async function deleteEndedJobs(
  database: Kysely<Tables>,
  workspace: string,
  before: string,
): Promise<void> {
  await database
    .deleteFrom('jobs')
    .where('workspace', '=', workspace)
    .where('ended_at', '<', before)
    .execute()
}

function rowOf(job: StoredJob): JobTable {
  return {
    workspace: job.workspace,
    id: job.id,
    kind: job.kind,
    study: job.study ?? null,
    revision: job.revision ?? null,
    state: job.state,
    progress: job.progress,
    created_at: job.createdAt,
    ended_at: job.endedAt ?? null,
    findings: JSON.stringify(job.findings),
  }
}

function storedJob(row: Selectable<JobTable>): StoredJob {
  return {
    workspace: row.workspace,
    id: row.id,
    kind: row.kind as Job['kind'],
    state: row.state as Job['state'],
    progress: row.progress,
    createdAt: row.created_at,
    findings: JSON.parse(row.findings) as Finding[],
    ...(row.study === null ? {} : { study: row.study }),
    ...(row.revision === null ? {} : { revision: row.revision }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
  }
}
