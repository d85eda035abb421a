import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder with those above it, one by one from the nearest that is there. The recursion of Node never ends
 * where the system says of a folder that is there that it is not, as below `/proc`.
 */
export async function makeFolder(path: string): Promise<void> {
  const missing: string[] = []
  let nearest = resolve(path)
  while (!(await isThere(nearest))) {
    missing.unshift(nearest)
    nearest = dirname(nearest)
  }
  for (const folder of missing) await makeOne(folder)
}

/** A file where a folder is expected is there too: what is made below it fails by its name. */
async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error)) && dirname(path) !== path) return false
    throw error
  }
}

async function makeOne(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST' && (await isFolder(path))) return
    if (code !== 'ENOENT') throw error
    const message = `no folder can be made: ${path}`
    throw Object.assign(new Error(message), { code: 'ENOTSUP', path })
  }
}

/** Somebody else may have made it meanwhile. */
async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
