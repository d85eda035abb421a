import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StorePlace } from '#storage/database/open-store'
import { hasPostgres, startPostgres, type Postgres } from './postgres.ts'

/** A kind of database on which the contract is held. */
export interface StoreKind {
  readonly name: string
  readonly skipped: boolean
  start(): Promise<void>
  /** A new, empty place. */
  place(): StorePlace
  stop(): void
}

const folders: string[] = []

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'worthline-store-'))
  folders.push(made)
  return made
}

function removeFolders(): void {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true })
}

let postgres: Postgres | undefined

/** The databases that the product stores in. */
export const storeKinds: readonly StoreKind[] = [
  {
    name: 'SQLite',
    skipped: false,
    start: () => Promise.resolve(),
    place: () => ({ data: folder() }),
    stop: removeFolders,
  },
  {
    name: 'PostgreSQL',
    skipped: !hasPostgres,
    start: async () => {
      postgres = await startPostgres()
    },
    place: () => ({ data: folder(), database: postgres?.database() ?? '' }),
    stop: () => {
      postgres?.stop()
      removeFolders()
    },
  },
]
