import { createHash } from 'node:crypto'

/** A backup that is no backup, or not whole. */
export class DamagedBackup extends Error {
  constructor(why: string) {
    super(`This is no whole backup: ${why}.`)
    this.name = 'DamagedBackup'
  }
}

/** What stands in a backup, in its order. */
export type BackupPart =
  | { readonly kind: 'head'; readonly schema: number; readonly at: string }
  | {
      readonly kind: 'row'
      readonly table: string
      readonly row: Readonly<Record<string, unknown>>
    }
  | { readonly kind: 'file'; readonly hash: string; readonly bytes: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' }

const newline = 10

/**
 * Takes a backup apart while it is read, and holds it against the hash at its end.
 *
 * @throws DamagedBackup where it breaks off, or is not what was written.
 */
export async function* backupParts(content: AsyncIterable<Uint8Array>): AsyncGenerator<BackupPart> {
  const hash = createHash('sha256')
  const line = new LineParts()
  let left = 0
  let ended = false
  for await (const chunk of content) {
    for (let rest = chunk; rest.length > 0;) {
      if (ended) throw new DamagedBackup('something stands behind its end')
      const isFile = left > 0
      const piece = isFile ? rest.subarray(0, left) : line.next(rest)
      rest = rest.subarray(piece.length)
      if (isFile) {
        left -= piece.length
        hash.update(piece)
        yield { kind: 'bytes', bytes: piece }
        continue
      }
      const whole = line.take(piece)
      if (whole === undefined) continue
      const part = partOf(whole, hash)
      if (part.kind === 'file') left = part.bytes
      ended = part.kind === 'end'
      yield part
    }
  }
  if (!ended) throw new DamagedBackup('its end is missing')
}

/** Longer than any entry; what is longer was made to fill the memory. */
const longestLine = 256 * 1024 * 1024

/** A line that comes in pieces. */
class LineParts {
  private pieces: Uint8Array[] = []
  private bytes = 0

  /** What of the bytes belongs to the line, its end included. */
  next(bytes: Uint8Array): Uint8Array {
    const end = bytes.indexOf(newline)
    return end < 0 ? bytes : bytes.subarray(0, end + 1)
  }

  /** The line where the piece ends it. */
  take(piece: Uint8Array): Buffer | undefined {
    this.bytes += piece.length
    if (this.bytes > longestLine) throw new DamagedBackup('a line of it does not end')
    this.pieces.push(piece)
    if (piece.at(-1) !== newline) return undefined
    const line = Buffer.concat(this.pieces)
    this.pieces = []
    this.bytes = 0
    return line
  }
}

function partOf(line: Buffer, hash: ReturnType<typeof createHash>): BackupPart {
  const value = parsed(line)
  if (typeof value['end'] === 'string') {
    if (hash.digest('hex') !== value['end']) throw new DamagedBackup('it is not what was written')
    return { kind: 'end' }
  }
  hash.update(line)
  if (value['worthline-backup'] === 1)
    return { kind: 'head', schema: Number(value['schema']), at: String(value['at']) }
  if (typeof value['table'] === 'string')
    return { kind: 'row', table: value['table'], row: value['row'] as Record<string, unknown> }
  if (typeof value['file'] === 'string')
    return { kind: 'file', hash: value['file'], bytes: lengthOf(value) }
  throw new DamagedBackup('a line of it is unknown')
}

function parsed(line: Buffer): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(line.toString()) as Record<string, unknown> | null
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // said below
  }
  throw new DamagedBackup('a line of it cannot be read')
}

function lengthOf({ bytes }: Readonly<Record<string, unknown>>): number {
  if (typeof bytes === 'number' && Number.isSafeInteger(bytes) && bytes >= 0) return bytes
  throw new DamagedBackup('a file has no length')
}
