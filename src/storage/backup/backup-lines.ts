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
  let rest: Buffer = Buffer.alloc(0)
  let left = 0
  let ended = false
  for await (const chunk of content) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    for (;;) {
      if (ended && rest.length > 0) throw new DamagedBackup('something stands behind its end')
      if (left > 0 && rest.length > 0) {
        const bytes = rest.subarray(0, left)
        rest = rest.subarray(bytes.length)
        left -= bytes.length
        hash.update(bytes)
        yield { kind: 'bytes', bytes }
        continue
      }
      const end = left > 0 ? -1 : rest.indexOf(newline)
      if (end < 0) break
      const line = rest.subarray(0, end + 1)
      rest = rest.subarray(end + 1)
      const part = partOf(line, hash)
      if (part.kind === 'file') left = part.bytes
      ended = part.kind === 'end'
      yield part
    }
  }
  if (!ended) throw new DamagedBackup('its end is missing')
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
    return { kind: 'file', hash: value['file'], bytes: Number(value['bytes']) }
  throw new DamagedBackup('a line of it is unknown')
}

function parsed(line: Buffer): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(line.toString()) as Record<string, unknown>
  } catch {
    throw new DamagedBackup('a line of it cannot be read')
  }
}
