import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { lostChanges, lostInWords, pathIn } from '#storage/database/change-log'
import { schemaState } from '#storage/database/migrate'
import type { OpenDatabase } from '#storage/database/open-store'
import { copiesFolder } from '#storage/files/file-vault'

/** One thing that was looked at. */
export interface Examined {
  readonly what: string
  readonly words: string
  readonly good: boolean
}

/** Looks a place of stored studies over without changing it: database, versions, files, free space. */
export async function examineStore(
  open: OpenDatabase,
  folder: string,
): Promise<readonly Examined[]> {
  const schema = await examineSchema(open)
  const looked = schema.good ? [await examineDatabase(open), await examineRevisions(open)] : []
  const lost = schema.good && open.dialect === 'sqlite' ? await examineChanges(open, folder) : []
  const files = schema.good ? await examineFiles(open, join(folder, 'blobs')) : []
  const copies = await examineCopies(join(folder, copiesFolder))
  return [schema, ...looked, ...lost, ...files, ...copies, await examineSpace(folder)]
}

async function examineSchema({ database }: OpenDatabase): Promise<Examined> {
  const { version, newest } = await schemaState(database)
  const what = 'schema'
  if (version === 0) return { what, words: 'there is no database yet', good: false }
  if (version > newest)
    return { what, words: `${version}, newer than this Worthline knows (${newest})`, good: false }
  const later = version < newest ? `, ${newest} after the next start` : ''
  return { what, words: `${version}${later}`, good: true }
}

async function examineDatabase({ database, dialect }: OpenDatabase): Promise<Examined> {
  const what = 'database'
  if (dialect === 'postgres') {
    const { rows } = await sql<{ version: string }>`SELECT version()`.execute(database)
    return { what, words: rows[0]?.version.split(',')[0] ?? 'PostgreSQL', good: true }
  }
  const { rows } = await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(database)
  const words = rows.map((row) => row.integrity_check).join('; ')
  return { what, words: words === 'ok' ? 'whole' : words, good: words === 'ok' }
}

/** Every study has all its revisions, from the first to the newest. */
async function examineRevisions({ database }: OpenDatabase): Promise<Examined> {
  const studies = await database
    .selectFrom('studies')
    .select(['workspace', 'id', 'revision'])
    .execute()
  const counted = await database
    .selectFrom('revisions')
    .select((select) => ['workspace', 'study', select.fn.countAll<number>().as('count')])
    .groupBy(['workspace', 'study'])
    .execute()
  const counts = new Map(
    counted.map(({ workspace, study, count }) => [`${workspace} ${study}`, Number(count)]),
  )
  const broken = studies.filter(
    ({ workspace, id, revision }) => counts.get(`${workspace} ${id}`) !== revision,
  )
  const words = `${studies.length} studies${broken.length === 0 ? '' : `, of ${broken.length} revisions are missing: ${broken.map(({ id }) => id).join(', ')}`}`
  return { what: 'studies', words, good: broken.length === 0 }
}

/** Whether everything that was saved is there. */
async function examineChanges(
  { database }: OpenDatabase,
  folder: string,
): Promise<readonly Examined[]> {
  return lostInWords(await lostChanges(folder, database)).map((words) => ({
    what: 'changes',
    words: `lost: ${words}; remove ${pathIn(folder)} when you have read it`,
    good: false,
  }))
}

async function examineFiles(
  { database }: OpenDatabase,
  folder: string,
): Promise<readonly Examined[]> {
  const used = await database
    .selectFrom('study_files')
    .select(['hash', 'name'])
    .distinct()
    .execute()
  const hashes = new Set(used.map(({ hash }) => hash))
  const broken = new Set<string>()
  for (const hash of hashes) if ((await hashOf(join(folder, hash))) !== hash) broken.add(hash)
  const wrong = used.filter(({ hash }) => broken.has(hash)).map(({ name }) => name)
  const names = await readdir(folder).catch(() => [])
  const unused = names.filter((name) => !hashes.has(name))
  const words = wrong.length === 0 ? 'all whole' : `missing or changed: ${wrong.join(', ')}`
  return [
    { what: 'files of rows', words: `${hashes.size}, ${words}`, good: wrong.length === 0 },
    ...(unused.length === 0
      ? []
      : [{ what: 'files of rows', words: `${unused.length} that no study uses`, good: true }]),
  ]
}

async function hashOf(path: string): Promise<string | undefined> {
  try {
    const hash = createHash('sha256')
    for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer)
    return hash.digest('hex')
  } catch {
    return undefined
  }
}

/** Rows that were read take room on the disk, and can be made anew. */
async function examineCopies(folder: string): Promise<readonly Examined[]> {
  const names = await readdir(folder).catch(() => [])
  if (names.length === 0) return []
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  const count = names.filter((name) => name.endsWith('.json')).length
  const words = `${count}, ${(bytes / 1e6).toFixed(1)} MB; \`${copiesFolder}\` can be emptied while no server works`
  return [{ what: 'copies of rows', words, good: true }]
}

const enough = 1e9

async function examineSpace(folder: string): Promise<Examined> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const words = `${(free / 1e9).toFixed(1)} GB free`
  return { what: 'disk', words, good: free > enough }
}
