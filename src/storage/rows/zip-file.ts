import { open, type FileHandle } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import {
  zipDataOffset,
  zipDirectory,
  zipEntries,
  zipHeader,
  zipTail,
  type ZipEntry,
} from '#formats/xlsx-zip'
import { Overflow, overflowOf } from '#storage/rows/unpacking'

/** The archive, or a file in it, is not what its directory says. */
export class DamagedZip extends Error {
  override readonly name = 'DamagedZip'
}

const chunkBytes = 256 * 1024
const longestDirectory = 64 * 1024 ** 2

/** The files of a zip archive on disk; nothing of it is held. */
export class ZipFile {
  private readonly path: string
  private readonly entries: ReadonlyMap<string, ZipEntry>

  private constructor(path: string, entries: readonly ZipEntry[]) {
    this.path = path
    this.entries = new Map(entries.map((entry) => [entry.name, entry]))
  }

  /** @throws DamagedZip where the file is no archive */
  static async open(path: string): Promise<ZipFile> {
    const handle = await open(path)
    try {
      const { size } = await handle.stat()
      const tail = await bytesAt(handle, Math.max(0, size - zipTail), Math.min(size, zipTail))
      const place = zipDirectory(tail)
      if (place === undefined || place.size > longestDirectory) throw new DamagedZip()
      const entries = zipEntries(await bytesAt(handle, place.offset, place.size))
      if (entries === undefined) throw new DamagedZip()
      return new ZipFile(path, entries)
    } finally {
      await handle.close()
    }
  }

  has(name: string): boolean {
    return this.entries.has(name)
  }

  /**
   * Reads a file in the archive as UTF-8, piece by piece, each with the share that is read. Not more
   * than `most` bytes, whatever the archive says of its size.
   */
  async text(
    name: string,
    most: number,
    take: (text: string, share: number) => void,
  ): Promise<void> {
    const entry = this.entries.get(name)
    if (entry === undefined || entry.encrypted || ![0, 8].includes(entry.method)) {
      throw new DamagedZip()
    }
    const decoder = new TextDecoder()
    let bytes = 0
    try {
      for await (const chunk of await this.unpacked(entry)) {
        bytes += (chunk as Buffer).length
        const overflow = overflowOf(bytes, entry)
        if (overflow !== undefined) throw new Overflow(overflow)
        if (bytes > most) throw new Overflow(`holds a part of more than ${most >> 20} MiB`)
        take(decoder.decode(chunk as Buffer, { stream: true }), bytes / entry.unpacked)
      }
    } catch (error) {
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
        throw new DamagedZip()
      }
      throw error
    }
    take(decoder.decode(), 1)
  }

  private async unpacked(entry: ZipEntry): Promise<Readable> {
    if (entry.packed === 0) return Readable.from([])
    const handle = await open(this.path)
    const header = await bytesAt(handle, entry.offset, zipHeader).finally(() => handle.close())
    const start = zipDataOffset(entry, header)
    const packed = createReadStream(this.path, { start, end: start + entry.packed - 1 })
    if (entry.method === 0) return packed
    const inflate = createInflateRaw({ chunkSize: chunkBytes })
    packed.on('error', (error) => inflate.destroy(error))
    return packed.pipe(inflate)
  }
}

async function bytesAt(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  const { bytesRead } = await handle.read(bytes, 0, length, offset)
  if (bytesRead < length) throw new DamagedZip()
  return bytes
}
