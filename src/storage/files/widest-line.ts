import { open } from 'node:fs/promises'

/** Columns that are looked at, each a pass over the rows: people have tens, machines hundreds. */
export const mostColumns = 5_000

const mostRead = 32 * 1024 * 1024
const separators = [',', ';', '\t', '|'].map((mark) => mark.charCodeAt(0))
const [newline, carriageReturn] = [10, 13]

/** How many fields the first line of a plain file has at most, whatever parts them. */
export async function fieldsOfFirstLine(path: string): Promise<number> {
  const file = await open(path)
  const counts = separators.map(() => 0)
  try {
    const buffer = Buffer.alloc(1024 * 1024)
    for (let at = 0; at < mostRead; at += buffer.length) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, at)
      const end = endOf(buffer.subarray(0, bytesRead))
      countIn(buffer.subarray(0, end < 0 ? bytesRead : end), counts)
      if (end >= 0 || bytesRead < buffer.length) break
    }
    return Math.max(...counts) + 1
  } finally {
    await file.close()
  }
}

function endOf(bytes: Uint8Array): number {
  return bytes.findIndex((byte) => byte === newline || byte === carriageReturn)
}

function countIn(bytes: Uint8Array, counts: number[]): void {
  for (const byte of bytes) {
    const place = separators.indexOf(byte)
    if (place >= 0) counts[place] = (counts[place] ?? 0) + 1
  }
}
