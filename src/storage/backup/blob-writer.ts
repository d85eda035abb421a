import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupPart } from '#storage/backup/backup-lines'
import { makeFolder } from '#storage/files/make-folder'

/** Puts the files of a backup into their folder, each under its name only when it is whole. */
export class BlobWriter {
  private readonly folder: string | undefined
  private readonly written: string[] = []
  private name: string | undefined
  private file: FileHandle | undefined

  constructor(folder: string | undefined) {
    this.folder = folder
  }

  async take(part: BackupPart): Promise<void> {
    if (this.folder === undefined) return
    if (part.kind === 'bytes') return void (await this.file?.writeFile(part.bytes))
    await this.finish()
    if (part.kind !== 'file') return
    await makeFolder(this.folder)
    this.name = join(this.folder, part.hash)
    await rm(`${this.name}.part`, { force: true })
    this.file = await open(`${this.name}.part`, 'wx', 0o600)
  }

  /** Takes away what was written, where the rest of the backup could not be brought back. */
  async undo(): Promise<void> {
    await this.file?.close()
    if (this.name !== undefined) await rm(`${this.name}.part`, { force: true })
    for (const path of this.written) await rm(path, { force: true })
  }

  private async finish(): Promise<void> {
    if (this.file === undefined || this.name === undefined) return
    await this.file.sync()
    await this.file.close()
    this.file = undefined
    await rm(this.name, { force: true })
    await rename(`${this.name}.part`, this.name)
    this.written.push(this.name)
  }
}
