import type { DuckDBConnection } from '@duckdb/node-api'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '#storage/rows/engine'
import { readBlocks } from '#storage/rows/plain-file'
import { literal } from '#storage/rows/sql-text'
import type { StagedTable, UnreadableCell } from '#storage/rows/staged-table'
import { freeBytes } from '#storage/rows/unpacking'

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
  /** What is written before it is whole. */
  readonly arriving: string
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
    arriving: join(folder, `arriving-${randomUUID()}.parquet`),
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
         FROM read_parquet(${literal(copy.rows)}, file_row_number = true)`,
    )
    const now = new Date()
    await utimes(copy.account, now, now)
  } catch {
    await engine.run(`DROP VIEW IF EXISTS ${name}`)
    return undefined
  }
  const { table, columns, unreadable } = account
  return { ...table, name, file, columns: new Set(columns), unreadable: new Map(unreadable) }
}

async function accountOf(copy: RowCopy): Promise<Account | undefined> {
  if (!existsSync(copy.account)) return undefined
  try {
    const account = JSON.parse(await readFile(copy.account, 'utf8')) as Account
    if ((await hashOf(copy.rows)) === account.hash) return account
  } catch {
    // what is not whole is made anew
  }
  await removeCopy(copy)
  return undefined
}

/** Keeps rows that were read; where that cannot be done they are read again the next time. */
export async function writeCopy(
  connection: DuckDBConnection,
  copy: RowCopy,
  staged: StagedTable,
): Promise<void> {
  try {
    await mkdir(copy.folder, { recursive: true })
    if ((await freeBytes(copy.folder)) < spare) return
    await connection.run(
      `COPY ${staged.name} TO ${literal(copy.arriving)} (FORMAT parquet, COMPRESSION zstd)`,
    )
    const { name: _name, file: _file, columns, unreadable, ...table } = staged
    const hash = await hashOf(copy.arriving)
    const account: Account = { hash, table, columns: [...columns], unreadable: [...unreadable] }
    await writeFile(`${copy.arriving}.json`, JSON.stringify(account))
    await rename(copy.arriving, copy.rows)
    await rename(`${copy.arriving}.json`, copy.account)
    await removeOldest(copy)
  } catch {
    await rm(copy.arriving, { force: true })
    await rm(`${copy.arriving}.json`, { force: true })
  }
}

async function removeCopy({ rows, account }: Pick<RowCopy, 'rows' | 'account'>): Promise<void> {
  await rm(account, { force: true })
  await rm(rows, { force: true })
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
    await removeCopy({ account, rows: account.replace(/json$/, 'parquet') })
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await readBlocks(path, (block) => hash.update(block))
  return hash.digest('hex')
}
