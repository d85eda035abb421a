import type { DuckDBConnection } from '@duckdb/node-api'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { linked } from '#storage/files/linked'
import { makeFolder } from '#storage/files/make-folder'
import type { Engine } from '#storage/rows/engine'
import { readBlocks } from '#storage/rows/plain-file'
import { literal } from '#storage/rows/sql-text'
import type { StagedTable, UnreadableCell } from '#storage/rows/staged-table'
import { freeBytes } from '#storage/rows/unpacking'
import { removeLeftovers, temporaryName } from '#storage/temporary-files'

/** Where copies of read rows are kept, and by which version of the product. */
export interface CopyFolder {
  readonly folder: string
  readonly version: string
}

/** To be raised whenever the same file could be read in another way than before. */
const readerVersion = 1
/** Ways of reading one file of which copies are kept. */
const copiesOfFile = 4
/** Bytes of the disk that stay free. */
const spare = 1e9

/** A file of rows as it was read, for the next time: `rows` as Parquet, and `account` of the rest. */
export interface RowCopy {
  readonly folder: string
  readonly file: string
  readonly rows: string
  readonly account: string
  /** A name of the rows for one reading alone: until they are whole, and while others may remove the copy. */
  readonly own: string
}

interface Account {
  /** SHA-256 of the rows. */
  readonly hash: string
  readonly table: Omit<StagedTable, 'name' | 'file' | 'columns' | 'unreadable'>
  readonly columns: readonly string[]
  readonly unreadable: readonly (readonly [number, readonly UnreadableCell[]])[]
}

/** The copy of a file, by the hash of its bytes, that belongs to a way of reading it. */
export function rowCopy({ folder, version }: CopyFolder, hash: string, way: unknown): RowCopy {
  const key = createHash('sha256')
    .update(JSON.stringify([readerVersion, version, way]))
    .digest('hex')
  const path = join(folder, `${hash}-${key.slice(0, 16)}`)
  return {
    folder,
    file: hash,
    rows: `${path}.parquet`,
    account: `${path}.json`,
    own: join(folder, temporaryName(hash)),
  }
}

/** The rows as they were read before; undefined where they were not, or the copy is damaged. */
export async function readCopy(
  engine: Engine,
  copy: RowCopy,
  { name, file }: { readonly name: string; readonly file: string },
): Promise<StagedTable | undefined> {
  const account = await accountOf(copy)
  if (account === undefined) return undefined
  try {
    await engine.run(
      `CREATE VIEW ${name} AS SELECT file_row_number AS rowid, * EXCLUDE (file_row_number)
         FROM read_parquet(${literal(copy.own)}, file_row_number = true)`,
    )
    const now = new Date()
    await utimes(copy.account, now, now)
  } catch {
    await engine.run(`DROP VIEW IF EXISTS ${name}`)
    await removeAll(copy.own)
    return undefined
  }
  engine.owns(copy.own)
  const { table, columns, unreadable } = account
  return { ...table, name, file, columns: new Set(columns), unreadable: new Map(unreadable) }
}

async function accountOf(copy: RowCopy): Promise<Account | undefined> {
  if (!existsSync(copy.account)) return undefined
  try {
    const account = JSON.parse(await readFile(copy.account, 'utf8')) as Account
    await linked(copy.rows, copy.own)
    if ((await hashOf(copy.own)) === account.hash) return account
  } catch {
    // what is not whole is made anew
  }
  await removeAll(copy.own, copy.account, copy.rows)
  return undefined
}

/** Keeps rows that were read; where that cannot be done they are read again the next time. */
export async function writeCopy(
  connection: DuckDBConnection,
  copy: RowCopy,
  staged: StagedTable,
): Promise<void> {
  const said = join(copy.folder, temporaryName(copy.file))
  try {
    await makeFolder(copy.folder)
    await removeLeftovers(copy.folder)
    if ((await freeBytes(copy.folder)) < spare) return
    await connection.run(
      `COPY ${staged.name} TO ${literal(copy.own)} (FORMAT parquet, COMPRESSION zstd)`,
    )
    const { name: _name, file: _file, columns, unreadable, ...table } = staged
    const hash = await hashOf(copy.own)
    const account: Account = { hash, table, columns: [...columns], unreadable: [...unreadable] }
    await writeFile(said, JSON.stringify(account))
    await rename(copy.own, copy.rows)
    await rename(said, copy.account)
    await removeOldest(copy)
  } catch {
    await removeAll(copy.own, said)
  }
}

/** What cannot be removed stays. */
async function removeAll(...paths: readonly string[]): Promise<void> {
  await Promise.allSettled(paths.map((path) => rm(path, { force: true })))
}

/** Of the ways of reading a file those are forgotten that were not in use for the longest time. */
async function removeOldest({ folder, file }: RowCopy): Promise<void> {
  const names = await readdir(folder)
  const accounts = names.filter((name) => name.startsWith(file) && name.endsWith('.json'))
  const used = await Promise.all(
    accounts.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  )
  for (const { name } of used.toSorted((a, b) => b.at - a.at).slice(copiesOfFile)) {
    const account = join(folder, name)
    await removeAll(account, account.replace(/json$/, 'parquet'))
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await readBlocks(path, (block) => hash.update(block))
  return hash.digest('hex')
}
