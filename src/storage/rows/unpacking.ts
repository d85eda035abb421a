import { statfs } from 'node:fs/promises'
import { Transform, type TransformCallback } from 'node:stream'
import { problem, type Finding } from '#quantity/finding'

/** Ordinary tables shrink to a tenth; what grows beyond both bounds was made to fill a disk. */
const mostTimes = 200
const boundedFrom = 1024 ** 3
/** What stays free on the disk of the temporary folder. */
const reserve = 256 * 1024 ** 2

/** What a packed file may become. */
export interface Room {
  readonly packed: number
  /** Bytes that the disk has left; absent where nothing is written to it. */
  readonly free?: number
}

/** Why so many unpacked bytes are too many; undefined where they are not. */
export function overflowOf(unpacked: number, { packed, free }: Room): string | undefined {
  if (unpacked > boundedFrom && unpacked > mostTimes * packed) {
    return `grows to more than ${mostTimes} times its ${packed} bytes, and beyond 1 GiB`
  }
  return free !== undefined && unpacked > free - reserve
    ? 'does not fit on the disk of the temporary folder'
    : undefined
}

/** More came out of a packed file than there is room for. */
export class Overflow extends Error {
  override readonly name = 'Overflow'
}

/** Passes unpacked bytes on until they are too many. */
export class Unpacking extends Transform {
  private readonly room: Room
  private bytes = 0

  constructor(room: Room) {
    super()
    this.room = room
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.bytes += chunk.length
    const overflow = overflowOf(this.bytes, this.room)
    if (overflow === undefined) done(null, chunk)
    else done(new Overflow(overflow))
  }
}

/** The finding on a file that was unpacked too far; undefined where the error is another. */
export function unpackedFinding(file: string, error: unknown): Finding | undefined {
  if (!(error instanceof Overflow)) return undefined
  const message = `\`${file}\` ${error.message} when it is unpacked.`
  const hint = /\.xlsx$/iu.test(file)
    ? 'Save the sheet as CSV, or leave its empty rows and columns out.'
    : 'If it is what it should be, unpack it yourself and name the plain file.'
  return problem('too-large', { file }, message, hint)
}

/** Bytes that this process may still write in a folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
