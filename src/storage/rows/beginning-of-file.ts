import { createReadStream, createWriteStream } from 'node:fs'
import { open, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { PlainFile } from '#storage/rows/plain-file'

const [newline, carriageReturn] = [10, 13]
/** Longer lines than this are cut where the bytes end. */
const longestLine = 1 << 20

/** The first lines of a long text file, in a file of their own; others as they are. */
export async function beginningOf(
  file: PlainFile,
  mostBytes: number,
  folder: string,
): Promise<PlainFile> {
  if (file.plainBytes <= mostBytes) return file
  const plain = join(folder, 'beginning')
  await pipeline(createReadStream(file.plain, { end: mostBytes - 1 }), createWriteStream(plain))
  const plainBytes = await wholeLines(plain, mostBytes)
  await truncate(plain, plainBytes)
  return { ...file, plain, plainBytes }
}

/** Bytes up to the end of the last whole line. */
async function wholeLines(path: string, bytes: number): Promise<number> {
  const handle = await open(path)
  try {
    const from = Math.max(0, bytes - longestLine)
    const buffer = Buffer.alloc(bytes - from)
    await handle.read(buffer, 0, buffer.length, from)
    const feed = buffer.lastIndexOf(newline)
    const last = feed < 0 ? buffer.lastIndexOf(carriageReturn) : feed
    return last < 0 ? bytes : from + last + 1
  } finally {
    await handle.close()
  }
}
