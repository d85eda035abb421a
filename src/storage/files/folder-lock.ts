import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A folder that another server works in. */
export class FolderInUse extends Error {
  constructor(folder: string, holder: string) {
    super(`Another Worthline works in ${folder}: ${holder}.`)
    this.name = 'FolderInUse'
  }
}

/** Holds a folder for this process. */
export interface FolderLock {
  release(): void
}

/**
 * Takes a folder for this process alone. The lock is one of the operating system, on a database
 * file of its own: it is gone when the process is, however it ended.
 */
export function lockFolder(folder: string, words: string): FolderLock {
  const lock = new DatabaseSync(join(folder, 'server.lock'), { timeout: 0 })
  const note = join(folder, 'server.json')
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw isBusy(error) ? new FolderInUse(folder, holderOf(note)) : error
  }
  writeFileSync(note, `${JSON.stringify({ pid: process.pid, host: hostname(), at: words })}\n`)
  return { release: () => lock.close() }
}

function isBusy(error: unknown): boolean {
  return (
    error instanceof Error && 'errcode' in error && [5, 6].includes(Number(error.errcode) & 0xff)
  )
}

function holderOf(note: string): string {
  try {
    const { pid, host, at } = JSON.parse(readFileSync(note, 'utf8')) as Record<string, unknown>
    return `process ${String(pid)} on ${String(host)}, ${String(at)}`
  } catch {
    return 'one that has just begun'
  }
}
