import { randomUUID } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

const host = hostname().replaceAll(/[^\w-]/g, '-')

const ending = '.worthline-tmp'

/** Characters of the name that are kept: folders limit the length of a name. */
const longest = 30

/** A name for a file on its way to `name`: it says which process on which machine writes it. */
export function temporaryName(name: string): string {
  return `.${name.slice(0, longest)}.${process.pid}@${host}.${randomUUID()}${ending}`
}

/** Whether a file is on its way, whoever writes it. */
export function isTemporary(name: string): boolean {
  return name.endsWith(ending)
}

const leftover = /\.(\d+)@([\w-]+)\.[\da-f-]{36}\.worthline-tmp$/

/** Removes what processes of this machine left behind in a folder when they were killed. */
export async function removeLeftovers(folder: string): Promise<void> {
  try {
    const stale = (await readdir(folder)).filter(isStale)
    await Promise.all(stale.map((name) => rm(join(folder, name), { force: true })))
  } catch {
    // a folder that cannot be read or written keeps them
  }
}

function isStale(name: string): boolean {
  const [, writer, machine] = leftover.exec(name) ?? []
  return writer !== undefined && machine === host && !isAlive(Number(writer))
}

/** A process of somebody else refuses the signal, and is alive. */
function isAlive(writer: number): boolean {
  try {
    process.kill(writer, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
