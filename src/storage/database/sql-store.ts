import type { Kysely } from 'kysely'
import type { AnswerSummary } from '#contract/study'
import {
  deleteEndedJobs,
  findJob,
  listJobs,
  putJob,
  resumeWork,
} from '#storage/database/store/jobs'
import { findPromise, keepPromise, listPromises } from '#storage/database/store/promises'
import { findResult, putResult } from '#storage/database/store/results'
import {
  appendRevision,
  filesAt,
  findRevision,
  keepAnswer,
  listEntries,
} from '#storage/database/store/revisions'
import { archiveStudy, findStudy, listStudies, purgeStudy } from '#storage/database/store/studies'
import { deleteUpload, findUpload, listUploads, putUpload } from '#storage/database/store/uploads'
import type { Tables } from '#storage/database/tables'
import type {
  Actor,
  NewRevision,
  Store,
  StoredJob,
  StoredPromise,
  StoredResult,
  StoredUpload,
} from '#use-cases/ports/store'

/** Everything that is kept, in a database that stands at the newest schema. */
export class SqlStore implements Store {
  private readonly database: Kysely<Tables>

  constructor(database: Kysely<Tables>) {
    this.database = database
  }

  async welcome({ workspace, id, name }: Actor): Promise<void> {
    const created_at = new Date().toISOString()
    await this.database
      .insertInto('workspaces')
      .values({ id: workspace, name: workspace, created_at })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    await this.database
      .insertInto('actors')
      .values({ workspace, id, name, created_at })
      .onConflict((conflict) => conflict.columns(['workspace', 'id']).doUpdateSet({ name }))
      .execute()
  }

  studies(workspace: string, archived: boolean): ReturnType<Store['studies']> {
    return listStudies(this.database, workspace, archived)
  }

  study(workspace: string, id: string): ReturnType<Store['study']> {
    return findStudy(this.database, workspace, id)
  }

  setArchived(workspace: string, id: string, archived: boolean): Promise<void> {
    return archiveStudy(this.database, [workspace, id], archived)
  }

  purge(workspace: string, id: string): ReturnType<Store['purge']> {
    return purgeStudy(this.database, workspace, id)
  }

  append(workspace: string, revision: NewRevision): Promise<boolean> {
    return appendRevision(this.database, workspace, revision)
  }

  revision(workspace: string, study: string, revision: number): ReturnType<Store['revision']> {
    return findRevision(this.database, workspace, [study, revision])
  }

  entries(workspace: string, study: string): ReturnType<Store['entries']> {
    return listEntries(this.database, workspace, study)
  }

  files(workspace: string, study: string, revision: number): ReturnType<Store['files']> {
    return filesAt(this.database, workspace, [study, revision])
  }

  async hashes(): Promise<ReadonlySet<string>> {
    const rows = await this.database.selectFrom('study_files').select('hash').distinct().execute()
    return new Set(rows.map(({ hash }) => hash))
  }

  async bytesKept(workspace: string): Promise<number> {
    const rows = await this.database
      .selectFrom('study_files')
      .select(['hash', 'bytes'])
      .distinct()
      .where('workspace', '=', workspace)
      .execute()
    return rows.reduce((sum, { bytes }) => sum + bytes, 0)
  }

  uploads(workspace: string): ReturnType<Store['uploads']> {
    return listUploads(this.database, workspace)
  }

  upload(workspace: string, id: string): ReturnType<Store['upload']> {
    return findUpload(this.database, workspace, id)
  }

  saveUpload(workspace: string, upload: StoredUpload): Promise<void> {
    return putUpload(this.database, workspace, upload)
  }

  endUpload(workspace: string, id: string): Promise<void> {
    return deleteUpload(this.database, workspace, id)
  }

  jobs(workspace: string, study?: string): ReturnType<Store['jobs']> {
    return listJobs(this.database, workspace, study)
  }

  job(workspace: string, id: string): ReturnType<Store['job']> {
    return findJob(this.database, workspace, id)
  }

  saveJob(job: StoredJob): Promise<void> {
    return putJob(this.database, job)
  }

  resumeJobs(): ReturnType<Store['resumeJobs']> {
    return resumeWork(this.database)
  }

  forgetJobs(workspace: string, before: string): Promise<void> {
    return deleteEndedJobs(this.database, workspace, before)
  }

  result(workspace: string, key: string): ReturnType<Store['result']> {
    return findResult(this.database, workspace, key)
  }

  saveResult(workspace: string, study: string, result: StoredResult): Promise<void> {
    return putResult(this.database, [workspace, study, new Date().toISOString()], result)
  }

  saveAnswer(workspace: string, study: string, answer: AnswerSummary): Promise<void> {
    return keepAnswer(this.database, [workspace, study], answer)
  }

  promises(workspace: string, study: string): ReturnType<Store['promises']> {
    return listPromises(this.database, workspace, study)
  }

  promise(workspace: string, study: string, id: string): ReturnType<Store['promise']> {
    return findPromise(this.database, workspace, [study, id])
  }

  keepPromise(workspace: string, study: string, promise: StoredPromise): Promise<boolean> {
    return keepPromise(this.database, [workspace, study], promise)
  }

  close(): Promise<void> {
    return this.database.destroy()
  }
}
