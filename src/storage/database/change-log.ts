import { appendFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Tables } from '#storage/database/tables'

/** A revision that was saved once. */
interface SavedChange {
  readonly workspace: string
  readonly study: string
  readonly title: string
  readonly revision: number
  /** ISO time. */
  readonly at: string
}

/** A promise that was kept once. */
interface SavedPromise {
  readonly workspace: string
  readonly study: string
  readonly title: string
  readonly promise: string
  /** ISO time. */
  readonly at: string
}

type Saved = SavedChange | SavedPromise

/** A study that was deleted on purpose: its revisions and promises are not missed. */
interface Purge {
  readonly workspace: string
  readonly purged: string
}

/** Notes beside a database of one file what was saved in it; where that fails, the change is saved all the same. */
export function noteChange(folder: string, change: Saved | Purge): void {
  try {
    appendFileSync(pathIn(folder), `${JSON.stringify(change)}\n`)
  } catch {
    // the database holds the change
  }
}

/** What was saved once and is not in the database any more: it was cut off. */
export async function lostChanges(
  folder: string,
  database: Kysely<Tables>,
): Promise<readonly Saved[]> {
  const lines = await linesIn(folder)
  const purged = new Set(lines.flatMap((line) => ('purged' in line ? [line.purged] : [])))
  const saved = lines.filter((line): line is Saved => !('purged' in line))
  const lost: Saved[] = []
  for (const change of saved) {
    if (!purged.has(change.study) && !(await isThere(change, database))) lost.push(change)
  }
  return lost
}

/** Keeps of the notes what was lost, until somebody has read it and removes the file. */
export async function keepLost(folder: string, lost: readonly Saved[]): Promise<void> {
  if (lost.length === 0) return rm(pathIn(folder), { force: true })
  await writeFile(pathIn(folder), lost.map((change) => `${JSON.stringify(change)}\n`).join(''))
}

/** "1 change of “Counter” (revision 12, 2026-11-22T09:45:00.000Z)", "1 promise of “Counter” (...)". */
export function lostInWords(lost: readonly Saved[]): readonly string[] {
  const titles = new Map(lost.map(({ study, title }) => [study, title]))
  return [...titles].flatMap(([id, title]) => {
    const own = lost.filter(({ study }) => study === id)
    return [...changesInWords(own, title), ...promisesInWords(own, title)]
  })
}

function changesInWords(lost: readonly Saved[], title: string): readonly string[] {
  const own = lost.flatMap((one) => ('promise' in one ? [] : [one]))
  if (own.length === 0) return []
  const revisions = own.map(({ revision }) => revision)
  const [first, last] = [Math.min(...revisions), Math.max(...revisions)]
  const which = first === last ? `revision ${first}` : `revisions ${first} to ${last}`
  return [
    `${own.length} ${own.length === 1 ? 'change' : 'changes'} of “${title}” (${which}, the last of ${own.at(-1)?.at})`,
  ]
}

function promisesInWords(lost: readonly Saved[], title: string): readonly string[] {
  const own = lost.filter((one) => 'promise' in one)
  if (own.length === 0) return []
  const count = new Set(own.map(({ promise }) => promise)).size
  const what = `${count} ${count === 1 ? 'promise' : 'promises'}`
  return [`${what} of “${title}” (the last of ${own.at(-1)?.at})`]
}

/** Where the notes lie, for the one who has read them. */
export function pathIn(folder: string): string {
  return join(folder, 'saved-changes.jsonl')
}

async function isThere(saved: Saved, database: Kysely<Tables>): Promise<boolean> {
  const { workspace, study } = saved
  if ('promise' in saved) {
    const { promise } = saved
    const found = await database
      .selectFrom('promises')
      .select('id')
      .where('workspace', '=', workspace)
      .where('study', '=', study)
      .where('id', '=', promise)
      .executeTakeFirst()
    return found !== undefined
  }
  const found = await database
    .selectFrom('revisions')
    .select('revision')
    .where('workspace', '=', workspace)
    .where('study', '=', study)
    .where('revision', '=', saved.revision)
    .where('made_at', '=', saved.at)
    .executeTakeFirst()
  return found !== undefined
}

/** A line that was cut off while it was written is of a change that nobody was told of. */
async function linesIn(folder: string): Promise<readonly (Saved | Purge)[]> {
  const text = await readFile(pathIn(folder), 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as Saved | Purge]
    } catch {
      return []
    }
  })
}
