import {
  link,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { makeFolder } from '#storage/files/make-folder'
import { removeLeftovers, temporaryName } from '#storage/temporary-files'
import type { Documents, FoundDocument } from '#use-cases/ports/documents'

const studyNames = ['study.yaml', 'study.yml', 'study.json']

/** Documents as files. */
export class FileDocuments implements Documents {
  async find(path: string): Promise<FoundDocument | undefined> {
    const candidates = [path, ...studyNames.map((name) => join(path, name))]
    for (const candidate of candidates) {
      const text = await this.read(candidate)
      if (text !== undefined) {
        await removeLeftovers(dirname(candidate))
        const [name, folder] = [basename(candidate), dirname(candidate)]
        return { text, path: candidate, name, folder }
      }
    }
    return undefined
  }

  async read(path: string): Promise<string | undefined> {
    try {
      return new TextDecoder().decode(await bytesOf(path))
    } catch (error) {
      if (isAbsence(error)) return undefined
      throw error
    }
  }

  async inside(folder: string, name: string): Promise<string | undefined> {
    const [home, path] = [await realPath(folder), await realPath(join(folder, name))]
    return dirname(path) === home ? this.read(path) : undefined
  }

  async write(path: string, content: string | Uint8Array): Promise<void> {
    await makeFolder(dirname(path))
    const target = await realPath(path)
    // a device or a pipe takes what comes: put in its place, a file would end it for everybody
    if (await isDevice(target)) return writeFile(target, content)
    const temporary = join(dirname(target), temporaryName(basename(target)))
    try {
      await writeDurably(temporary, content, await modeOf(target))
      await rename(temporary, target)
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
    await syncFolder(dirname(target))
    await removeLeftovers(dirname(target))
  }

  async create(path: string, content: string): Promise<boolean> {
    await makeFolder(dirname(path))
    const folder = dirname(path)
    const temporary = join(folder, temporaryName(basename(path)))
    try {
      await writeDurably(temporary, content, 0o666)
      await link(temporary, path)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      return false
    } finally {
      await rm(temporary, { force: true })
    }
    await syncFolder(folder)
    return true
  }

  async list(folder: string): Promise<readonly string[]> {
    try {
      const entries = await readdir(folder, { withFileTypes: true })
      return entries
        .filter((entry) => !entry.isDirectory())
        .map(({ name }) => name)
        .toSorted()
    } catch (error) {
      if (isAbsence(error)) return []
      throw error
    }
  }
}

/** Longer than any document or saved result; what has no end stops here. */
const longest = 512 * 1024 * 1024

/** The bytes of an ordinary file: a device or a pipe might never end. */
async function bytesOf(path: string): Promise<Uint8Array> {
  const found = await stat(path)
  if (!found.isFile() && !found.isDirectory()) throw systemError('ENXIO', path)
  if (found.size > longest) throw systemError('EFBIG', path)
  return readFile(path)
}

function systemError(code: 'ENXIO' | 'EFBIG', path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code, path })
}

async function isDevice(path: string): Promise<boolean> {
  try {
    const found = await stat(path)
    return !found.isFile() && !found.isDirectory()
  } catch {
    return false
  }
}

async function writeDurably(
  path: string,
  content: string | Uint8Array,
  mode: number,
): Promise<void> {
  const file = await open(path, 'wx', mode)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes the new name durable; not every system can open a folder. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path)
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  } catch {
    // the content is durable already
  }
}

async function modeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).mode & 0o777
  } catch {
    return 0o666
  }
}

/** A link stays a link: what it points to is written. */
async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    return path
  }
}

function isAbsence(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  return ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code))
}
