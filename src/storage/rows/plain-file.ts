import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { problem, type Finding, type Outcome } from '#quantity/finding'
import type { TableFile } from '#storage/rows/find-table'
import { freeBytes, unpackedFinding, Unpacking } from '#storage/rows/unpacking'

/** A file of a data set without its compression. */
export interface PlainFile extends TableFile {
  /** Where the plain bytes are: the file itself or a temporary one. */
  readonly plain: string
  readonly plainBytes: number
  /** The first plain bytes. */
  readonly sample: Uint8Array
}

const sampleBytes = 256 * 1024
const gzipSignature = [0x1f, 0x8b]

/** Undoes gzip into a temporary file, so that all that follows reads plain bytes by a plain path. */
export async function plainFile(
  file: TableFile,
  temporary: { readonly folder: string; readonly name: string },
): Promise<Outcome<PlainFile>> {
  const start = await firstBytes(file.path)
  const plain = join(temporary.folder, temporary.name)
  if (!gzipSignature.every((byte, index) => start.sample[index] === byte)) {
    const readable = await withoutWildcards(file.path, plain)
    return { value: { ...file, plain: readable, ...start }, findings: [] }
  }
  const unpacking = new Unpacking({
    packed: file.bytes,
    free: await freeBytes(temporary.folder),
  })
  try {
    await pipeline(createReadStream(file.path), createGunzip(), unpacking, createWriteStream(plain))
  } catch (error) {
    await rm(plain, { force: true })
    return { findings: [unpackedFinding(file.file, error) ?? damaged(file, error)] }
  }
  const unpacked = await firstBytes(plain)
  if (unpacked.plainBytes === 0) {
    const message = `\`${file.file}\` is empty.`
    return { findings: [problem('empty-file', { file: file.file }, message)] }
  }
  return { value: { ...file, plain, ...unpacked }, findings: [] }
}

/** Whether the engine takes signs in a path, a folder's too, for several files. */
export function hasWildcards(path: string): boolean {
  return /[*?[\]{}]/.test(path)
}

/** Where a path has wildcards a copy is read. */
async function withoutWildcards(path: string, copy: string): Promise<string> {
  if (!hasWildcards(path)) return path
  await copyFile(path, copy)
  return copy
}

/** Reads a file in blocks; each holds only until the next one comes. */
export async function readBlocks(path: string, take: (block: Buffer) => void): Promise<void> {
  const handle = await open(path)
  try {
    const buffer = Buffer.alloc(1 << 20)
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null)
      if (bytesRead === 0) return
      take(buffer.subarray(0, bytesRead))
    }
  } finally {
    await handle.close()
  }
}

function damaged({ file }: TableFile, error: unknown): Finding {
  if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('Z_')) {
    throw error
  }
  const message = `\`${file}\` is a damaged gzip file: it cannot be unpacked.`
  return problem('not-a-table', { file }, message, 'Copy or download it again.')
}

async function firstBytes(
  path: string,
): Promise<{ readonly sample: Uint8Array; readonly plainBytes: number }> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const buffer = new Uint8Array(Math.min(sampleBytes, size))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    return { sample: buffer.subarray(0, bytesRead), plainBytes: size }
  } finally {
    await handle.close()
  }
}
