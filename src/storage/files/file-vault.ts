import { createHash, randomUUID, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import {
  copyFile,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  statfs,
  writeFile,
  type FileHandle,
} from 'node:fs/promises'
import { join } from 'node:path'
import { linked } from '#storage/files/linked'
import { makeFolder } from '#storage/files/make-folder'
import { isPlainName } from '#storage/files/plain-name'
import { isTemporary } from '#storage/temporary-files'
import type { StudyFile } from '#use-cases/ports/store'
import type { LaidFolder, Vault } from '#use-cases/ports/vault'

/** Holds rows that were read, under names that begin with the hash of their file. */
export const copiesFolder = 'copies'

/**
 * Files in a folder: `blobs/<hash>` holds what is kept, `arriving/<id>` what is on its way, `work` the
 * folders in which files lie under their names while they are read, `copies` their rows as they were read.
 */
export class FileVault implements Vault {
  private readonly folder: string
  /** Of files that came without a break so far: the hash of what is there. */
  private readonly hashes = new Map<string, { readonly hash: Hash; end: number }>()

  constructor(folder: string) {
    this.folder = folder
  }

  /** Makes the folders; what was laid by a process that ended is cleared away. */
  async prepare(): Promise<void> {
    await rm(join(this.folder, 'work'), { recursive: true, force: true })
    for (const name of ['blobs', 'arriving', 'work', copiesFolder])
      await makeFolder(join(this.folder, name))
    await this.forgetCopies(isTemporary)
  }

  async begin(id: string): Promise<void> {
    await (await open(this.arriving(id), 'wx')).close()
    this.hashes.set(id, { hash: createHash('sha256'), end: 0 })
  }

  async received(id: string): Promise<number | undefined> {
    try {
      return (await stat(this.arriving(id))).size
    } catch (error) {
      if (isAbsence(error)) return undefined
      throw error
    }
  }

  async write(id: string, offset: number, part: AsyncIterable<Uint8Array>): Promise<number> {
    const file = await open(this.arriving(id), 'r+')
    try {
      await file.truncate(offset)
      const end = await writeAll(file, offset, this.hashed(id, offset, part))
      await file.datasync()
      return end
    } finally {
      await file.close()
    }
  }

  async finish(id: string): Promise<string> {
    const from = this.arriving(id)
    const hash = await this.hashOf(id)
    const file = await open(from)
    try {
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(from, this.blob(hash))
    await this.syncBlobs()
    return hash
  }

  async cancel(id: string): Promise<void> {
    this.hashes.delete(id)
    await rm(this.arriving(id), { force: true })
  }

  async keep(path: string): Promise<{ readonly hash: string; readonly bytes: number }> {
    const id = randomUUID()
    await copyFile(path, this.arriving(id))
    const { size: bytes } = await stat(this.arriving(id))
    return { hash: await this.finish(id), bytes }
  }

  read(hash: string): AsyncIterable<Uint8Array> {
    return createReadStream(this.blob(hash))
  }

  async forget(hashes: readonly string[]): Promise<void> {
    for (const hash of hashes) await rm(this.blob(hash), { force: true })
    await this.forgetCopies()
  }

  async forgetOthers(used: ReadonlySet<string>, before: string): Promise<void> {
    const names = await readdir(join(this.folder, 'blobs'))
    for (const name of names.filter((each) => !used.has(each))) {
      const path = join(this.folder, 'blobs', name)
      const { mtime } = await stat(path)
      if (mtime.toISOString() < before) await rm(path, { force: true })
    }
    await this.forgetCopies()
  }

  async lay(
    files: readonly StudyFile[],
    texts: Readonly<Record<string, string>>,
  ): Promise<LaidFolder> {
    const path = join(this.folder, 'work', randomUUID())
    await mkdir(path)
    const remove = (): Promise<void> => rm(path, { recursive: true, force: true })
    const inside = (name: string): string => join(path, plainName(name))
    try {
      for (const { name, hash } of files) await linked(this.blob(hash), inside(name))
      for (const [name, text] of Object.entries(texts)) await writeFile(inside(name), text)
    } catch (error) {
      await remove()
      throw error
    }
    return { path, remove }
  }

  async free(): Promise<number> {
    const { bavail, bsize } = await statfs(this.folder)
    return bavail * bsize
  }

  /** Hands bytes through and adds them to the hash of the file, unless something was left out. */
  private async *hashed(
    id: string,
    offset: number,
    part: AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array> {
    const known = this.hashes.get(id)
    if (known?.end !== offset) this.hashes.delete(id)
    for await (const bytes of part) {
      if (known !== undefined) {
        known.hash.update(bytes)
        known.end += bytes.length
      }
      yield bytes
    }
  }

  private async hashOf(id: string): Promise<string> {
    const known = this.hashes.get(id)
    this.hashes.delete(id)
    const { size } = await stat(this.arriving(id))
    return known?.end === size ? known.hash.digest('hex') : hashOfFile(this.arriving(id))
  }

  /** Removes copies of files that are not there any more, and those that never became whole. */
  private async forgetCopies(broken: (name: string) => boolean = () => false): Promise<void> {
    const files = new Set(await readdir(join(this.folder, 'blobs')))
    const folder = join(this.folder, copiesFolder)
    for (const name of await readdir(folder)) {
      const [file = '', ...key] = name.split('-')
      const orphan = file.length === 64 && key.length === 1 && !files.has(file)
      if (orphan || broken(name)) await rm(join(folder, name), { force: true })
    }
  }

  private blob(hash: string): string {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('this is no hash')
    return join(this.folder, 'blobs', hash)
  }

  private arriving(id: string): string {
    if (!/^[0-9a-z-]{4,40}$/.test(id)) throw new Error('this is no id')
    return join(this.folder, 'arriving', id)
  }

  /** Makes new names durable. */
  private async syncBlobs(): Promise<void> {
    const folder = await open(join(this.folder, 'blobs'))
    try {
      await folder.sync()
    } catch {
      // not every system can; the content is durable already
    } finally {
      await folder.close()
    }
  }
}

async function writeAll(
  file: FileHandle,
  offset: number,
  part: AsyncIterable<Uint8Array>,
): Promise<number> {
  let end = offset
  for await (const bytes of part) {
    await file.write(bytes, 0, bytes.length, end)
    end += bytes.length
  }
  return end
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(path, { highWaterMark: 1024 * 1024 }))
    hash.update(bytes as Buffer)
  return hash.digest('hex')
}

/** A name that leads to another folder was never taken in here. */
function plainName(name: string): string {
  if (!isPlainName(name)) throw new Error('this is no name')
  return name
}

function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
