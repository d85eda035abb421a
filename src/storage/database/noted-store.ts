import type { Kysely } from 'kysely'
import { noteChange } from '#storage/database/change-log'
import { SqlStore } from '#storage/database/sql-store'
import type { Tables } from '#storage/database/tables'
import type { NewRevision, StoredPromise } from '#use-cases/ports/store'

/** A store that notes beside its database what was saved, so that a damaged one can say what it lost. */
export class NotedStore extends SqlStore {
  private readonly folder: string

  constructor(database: Kysely<Tables>, folder: string) {
    super(database)
    this.folder = folder
  }

  override async append(workspace: string, revision: NewRevision): Promise<boolean> {
    if (!(await super.append(workspace, revision))) return false
    const { study, at, facts } = revision
    noteChange(this.folder, {
      workspace,
      study,
      title: facts.title,
      revision: revision.revision,
      at,
    })
    return true
  }

  override async keepPromise(
    workspace: string,
    study: string,
    promise: StoredPromise,
  ): Promise<boolean> {
    if (!(await super.keepPromise(workspace, study, promise))) return false
    const { id, title, keptAt } = promise
    noteChange(this.folder, { workspace, study, title, promise: id, at: keptAt })
    return true
  }

  override async purge(workspace: string, id: string): ReturnType<SqlStore['purge']> {
    const hashes = await super.purge(workspace, id)
    noteChange(this.folder, { workspace, purged: id })
    return hashes
  }
}
