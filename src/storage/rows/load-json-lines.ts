import { readJsonLine } from '#formats/json-lines'
import { longestLine, LongLine } from '#formats/long-line'
import { encodingWords, type Encoding } from '#formats/encoding'
import type { Engine } from '#storage/rows/engine'
import type { NeededColumn } from '#storage/rows/needed-columns'
import type { PlainFile } from '#storage/rows/plain-file'
import { readText } from '#storage/rows/read-text'
import { RowHashes } from '#storage/rows/row-hashes'
import { columnsHad, stagedRows } from '#storage/rows/staged-rows'
import { listed, type Rejected, type StagedTable, type Target } from '#storage/rows/staged-table'
import { StagingWriter } from '#storage/rows/staging-writer'

/** Loads a file with one JSON object a line; a key that a line lacks is missing there. */
export async function loadJsonLines(
  engine: Engine,
  file: PlainFile,
  encoding: Encoding,
  { needed, target }: { readonly needed: readonly NeededColumn[]; readonly target: Target },
): Promise<StagedTable> {
  const { missing } = target
  const writer = await StagingWriter.create(engine, target.name, needed, { missing, decimal: '.' })
  const table = new ObjectTable(writer, needed)
  try {
    await readText(file, encoding, (text, bytes) => {
      table.push(text)
      target.progress(bytes)
    })
    table.end()
  } finally {
    writer.close()
  }
  const headers = [...table.names].map((name) => ({ name, occurrence: 1 }))
  return {
    ...stagedRows({ writer, hashes: table.hashes, file, target }),
    headers,
    columns: columnsHad(
      needed,
      ({ header }) => header.occurrence === 1 && table.names.has(header.name),
    ),
    rejected: table.rejected,
    rejectedCount: table.rejectedCount,
    openQuotes: [],
    words: `one JSON object a line, ${encodingWords(encoding)}`,
  }
}

class ObjectTable {
  readonly names = new Set<string>()
  readonly hashes = new RowHashes()
  readonly rejected: Rejected[] = []
  rejectedCount = 0
  private readonly writer: StagingWriter
  private readonly needed: readonly NeededColumn[]
  private rest = ''
  private line = 0

  constructor(writer: StagingWriter, needed: readonly NeededColumn[]) {
    this.writer = writer
    this.needed = needed
  }

  push(text: string): void {
    const lines = (this.rest + text).split('\n')
    this.rest = lines.pop() ?? ''
    for (const line of lines) this.take(line)
    if (this.rest.length > longestLine) throw new LongLine(this.line + 1)
  }

  end(): void {
    if (this.rest !== '') this.take(this.rest)
  }

  private take(text: string): void {
    this.line++
    if (text.trim() === '') return
    const row = readJsonLine(text)
    if (row === undefined) {
      this.rejectedCount++
      const reason = 'no JSON object'
      if (this.rejected.length < listed) this.rejected.push({ line: this.line, reason })
      return
    }
    this.hashes.takeText(text)
    this.hashes.endRow()
    for (const name of row.keys()) this.names.add(name)
    const cells = this.needed.map(({ header }) =>
      header.occurrence === 1 ? row.get(header.name) : undefined,
    )
    this.writer.write(this.line, cells)
  }
}
