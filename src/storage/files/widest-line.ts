import { open } from 'node:fs/promises'

/** Columns that are looked at, each a pass over the rows: people have tens, machines hundreds. */
export const mostColumns = 5_000

const mostRead = 32 * 1024 * 1024
const separators = [',', ';', '\t', '|'].map((mark) => mark.charCodeAt(0))
const [newline, carriageReturn, comment] = [10, 13, 35]

/** How many fields the first line of a plain file has at most, whatever parts them; comments before it have none. */
export async function fieldsOfFirstLine(path: string): Promise<number> {
  const file = await open(path)
  const line = new FirstLine()
  try {
    const buffer = Buffer.alloc(1024 * 1024)
    for (let at = 0; at < mostRead; at += buffer.length) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, at)
      if (line.take(buffer.subarray(0, bytesRead)) || bytesRead < buffer.length) break
    }
    return line.fields
  } finally {
    await file.close()
  }
}

class FirstLine {
  private counts = separators.map(() => 0)
  private begin: number | undefined

  get fields(): number {
    return Math.max(...this.counts) + 1
  }

  /** Counts on; true at the end of the line. */
  take(bytes: Uint8Array): boolean {
    for (const byte of bytes) {
      if (byte !== newline && byte !== carriageReturn) this.count(byte)
      else if (this.begin === comment) this.restart()
      else if (this.begin !== undefined) return true
    }
    return false
  }

  private count(byte: number): void {
    this.begin ??= byte
    const place = separators.indexOf(byte)
    if (place >= 0) this.counts[place] = (this.counts[place] ?? 0) + 1
  }

  private restart(): void {
    this.counts = separators.map(() => 0)
    this.begin = undefined
  }
}
