import type { Kysely, Selectable, Transaction } from 'kysely'
import type { RevisionEntry } from '#contract/revision'
import type { AnswerSummary } from '#contract/study'
import type { DocumentEdit } from '#study/document/document-edit'
import { holdStudy } from '#storage/database/store/hold-study'
import { isTaken } from '#storage/database/taken'
import type { RevisionTable, StudyFileTable, Tables } from '#storage/database/tables'
import type { NewRevision, StoredEntry, StoredRevision, StudyFile } from '#use-cases/ports/store'

/** Adds the next revision of a study, or begins it; false where another came first. */
export async function appendRevision(
  database: Kysely<Tables>,
  workspace: string,
  revision: NewRevision,
): Promise<boolean> {
  try {
    return await database.transaction().execute(async (transaction) => {
      const next = revision.revision === 1 ? beginStudy : advanceStudy
      if (!(await next(transaction, workspace, revision))) return false
      await transaction.insertInto('revisions').values(rowOf(workspace, revision)).execute()
      if (revision.files !== undefined)
        await changeFiles(transaction, workspace, { ...revision, files: revision.files })
      return true
    })
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  }
}

async function beginStudy(
  transaction: Transaction<Tables>,
  workspace: string,
  { study, at, by, facts }: NewRevision,
): Promise<boolean> {
  await transaction
    .insertInto('studies')
    .values({
      workspace,
      id: study,
      revision: 1,
      created_at: at,
      changed_at: at,
      changed_by: by,
      archived: 0,
      answer: null,
      ...factColumns(facts),
    })
    .execute()
  return true
}

async function advanceStudy(
  transaction: Transaction<Tables>,
  workspace: string,
  { study, revision, at, by, facts }: NewRevision,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('studies')
    .set({ revision, changed_at: at, changed_by: by, ...factColumns(facts) })
    .where('workspace', '=', workspace)
    .where('id', '=', study)
    .where('revision', '=', revision - 1)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

function factColumns(facts: NewRevision['facts']) {
  const { title, simulated, customerModel, missing, reviews } = facts
  return {
    title,
    simulated: simulated ? 1 : 0,
    customer_model: customerModel ? 1 : 0,
    missing: JSON.stringify(missing),
    reviews: JSON.stringify(reviews),
  }
}

function rowOf(workspace: string, revision: NewRevision): RevisionTable {
  const { edits, inverse, of } = revision
  return {
    workspace,
    study: revision.study,
    revision: revision.revision,
    kind: revision.kind,
    text: revision.text,
    edits: edits === undefined ? null : JSON.stringify(edits),
    inverse: inverse === undefined ? null : JSON.stringify(inverse),
    paths: JSON.stringify(revision.paths),
    of_revision: of ?? null,
    actor: revision.actor,
    made_by: revision.by,
    made_at: revision.at,
    why: revision.why,
    answer: null,
  }
}

/** Ends the files that are gone and begins those that are new with this revision. */
async function changeFiles(
  transaction: Transaction<Tables>,
  workspace: string,
  { study, revision, files }: NewRevision & { readonly files: readonly StudyFile[] },
): Promise<void> {
  const before = await filesAt(transaction, workspace, [study, revision - 1])
  const same = (one: StudyFile, other: StudyFile): boolean =>
    one.name === other.name && one.hash === other.hash
  const gone = before.filter((file) => !files.some((each) => same(each, file)))
  const added = files.filter((file) => !before.some((each) => same(each, file)))
  if (gone.length > 0) {
    await transaction
      .updateTable('study_files')
      .set({ last_revision: revision - 1 })
      .where('workspace', '=', workspace)
      .where('study', '=', study)
      .where('last_revision', 'is', null)
      .where(
        'name',
        'in',
        gone.map(({ name }) => name),
      )
      .execute()
  }
  for (const { name, hash, bytes, addedAt } of added) {
    await transaction
      .insertInto('study_files')
      .values({
        workspace,
        study,
        name,
        hash,
        bytes,
        first_revision: revision,
        last_revision: null,
        added_at: addedAt,
      })
      .execute()
  }
}

/** The files of a study at a revision, by name. */
export async function filesAt(
  database: Kysely<Tables>,
  workspace: string,
  [study, revision]: readonly [string, number],
): Promise<readonly StudyFile[]> {
  const rows = await database
    .selectFrom('study_files')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('study', '=', study)
    .where('first_revision', '<=', revision)
    .where((where) =>
      where.or([where('last_revision', 'is', null), where('last_revision', '>=', revision)]),
    )
    .orderBy('name')
    .execute()
  return rows.map(studyFile)
}

function studyFile({ name, hash, bytes, added_at }: Selectable<StudyFileTable>): StudyFile {
  return { name, hash, bytes, addedAt: added_at }
}

export async function findRevision(
  database: Kysely<Tables>,
  workspace: string,
  [study, revision]: readonly [string, number],
): Promise<StoredRevision | undefined> {
  const row = await database
    .selectFrom('revisions')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('study', '=', study)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { text, edits, inverse } = row
  return {
    ...entryOf(row),
    text,
    ...(edits === null ? {} : { edits: JSON.parse(edits) as DocumentEdit[] }),
    ...(inverse === null ? {} : { inverse: JSON.parse(inverse) as DocumentEdit[] }),
  }
}

const entryColumns = [
  'revision',
  'kind',
  'paths',
  'of_revision',
  'actor',
  'made_by',
  'made_at',
  'why',
  'answer',
] as const

/** The history of a study without its texts, newest first. */
export async function listEntries(
  database: Kysely<Tables>,
  workspace: string,
  study: string,
): Promise<readonly StoredEntry[]> {
  const rows = await database
    .selectFrom('revisions')
    .select(entryColumns)
    .where('workspace', '=', workspace)
    .where('study', '=', study)
    .orderBy('revision', 'desc')
    .execute()
  return rows.map(entryOf)
}

function entryOf(row: Pick<Selectable<RevisionTable>, (typeof entryColumns)[number]>): StoredEntry {
  return {
    revision: row.revision,
    at: row.made_at,
    by: row.made_by,
    actor: row.actor,
    why: row.why,
    kind: row.kind as RevisionEntry['kind'],
    paths: JSON.parse(row.paths) as string[][],
    ...(row.of_revision === null ? {} : { of: row.of_revision }),
    ...(row.answer === null ? {} : { answer: JSON.parse(row.answer) as AnswerSummary }),
  }
}

/** Keeps the answer with its revision, and with the study where no later one is known. */
export async function keepAnswer(
  database: Kysely<Tables>,
  [workspace, study]: readonly [string, string],
  answer: AnswerSummary,
): Promise<void> {
  const text = JSON.stringify(answer)
  await database.transaction().execute(async (transaction) => {
    if (!(await holdStudy(transaction, workspace, study))) return
    await transaction
      .updateTable('revisions')
      .set({ answer: text })
      .where('workspace', '=', workspace)
      .where('study', '=', study)
      .where('revision', '=', answer.revision)
      .execute()
    const row = await transaction
      .selectFrom('studies')
      .select('answer')
      .where('workspace', '=', workspace)
      .where('id', '=', study)
      .executeTakeFirst()
    const known = row?.answer == null ? undefined : (JSON.parse(row.answer) as AnswerSummary)
    if (row === undefined || (known?.revision ?? 0) > answer.revision) return
    await transaction
      .updateTable('studies')
      .set({ answer: text })
      .where('workspace', '=', workspace)
      .where('id', '=', study)
      .execute()
  })
}
