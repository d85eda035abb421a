import { copyFile, link } from 'node:fs/promises'

/** Gives a file a second name. A hard link costs nothing; where the disk has none, the file is copied. */
export async function linked(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EMLINK') throw error
    await copyFile(from, to)
  }
}
