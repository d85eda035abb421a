import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** A temporary folder that is gone when it is removed, when the process ends or is told to end. */
export class SpillFolder {
  private folder: string | undefined
  private readonly drop = (): void => {
    if (this.folder === undefined) return
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }
  /** Ends as the shell expects of a process that a signal ended: 130 after Ctrl-C. */
  private readonly end = (signal: NodeJS.Signals): void => {
    this.drop()
    process.exit(128 + constants.signals[signal])
  }

  async path(): Promise<string> {
    if (this.folder === undefined) {
      this.folder = await mkdtemp(join(tmpdir(), 'worthline-rows-'))
      process.on('exit', this.drop)
      for (const signal of signals) process.on(signal, this.end)
    }
    return this.folder
  }

  async remove(): Promise<void> {
    process.off('exit', this.drop)
    for (const signal of signals) process.off(signal, this.end)
    if (this.folder !== undefined) await rm(this.folder, { recursive: true, force: true })
    this.folder = undefined
  }
}
