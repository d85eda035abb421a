import type { Header } from '#evidence/rows/data-set'
import { delimitedWords, type DelimitedFormat } from '#formats/delimited'
import { DelimitedRecords } from '#formats/delimited-records'
import { encodingWords, type Encoding } from '#formats/encoding'
import { readHeaders } from '#formats/headers'
import type { Engine } from '#storage/rows/engine'
import { placeIn } from '#storage/rows/csv-source'
import type { NeededColumn } from '#storage/rows/needed-columns'
import type { PlainFile } from '#storage/rows/plain-file'
import { readText } from '#storage/rows/read-text'
import { RowHashes } from '#storage/rows/row-hashes'
import { columnsHad, stagedRows } from '#storage/rows/staged-rows'
import {
  listed,
  type OpenQuote,
  type Rejected,
  type StagedTable,
  type Target,
} from '#storage/rows/staged-table'
import { StagingWriter } from '#storage/rows/staging-writer'

/**
 * Loads a delimited file record by record: slower than the engine's own reader, but every oddity
 * costs no more than the cell or row it stands in, and each row knows its line.
 */
export async function loadRecords(
  engine: Engine,
  file: PlainFile,
  format: DelimitedFormat,
  load: {
    readonly encoding: Encoding
    readonly needed: readonly NeededColumn[]
    readonly target: Target
  },
): Promise<StagedTable> {
  const { needed, target } = load
  const { missing } = target
  const writer = await StagingWriter.create(engine, target.name, needed, {
    missing,
    decimal: format.decimal,
  })
  const table = new RecordTable(writer, needed)
  const records = new DelimitedRecords(format, table, format.skip)
  try {
    await readText(file, load.encoding, (text, bytes) => {
      records.push(text)
      target.progress(bytes)
    })
    records.end()
  } finally {
    writer.close()
  }
  return {
    ...stagedRows({ writer, hashes: table.hashes, file, target }),
    headers: table.headers,
    columns: columnsHad(needed, (_, place) => (table.places[place] ?? -1) >= 0),
    rejected: table.rejected,
    rejectedCount: table.rejectedCount,
    openQuotes: table.openQuotes,
    words: `${delimitedWords(format)}, ${encodingWords(load.encoding)}`,
  }
}

/** Takes the records of a file: the header, good rows, and rows that are kept out. */
class RecordTable {
  headers: readonly Header[] = []
  places: readonly number[]
  readonly hashes = new RowHashes()
  readonly rejected: Rejected[] = []
  readonly openQuotes: OpenQuote[] = []
  rejectedCount = 0
  private readonly writer: StagingWriter
  private readonly needed: readonly NeededColumn[]

  constructor(writer: StagingWriter, needed: readonly NeededColumn[]) {
    this.writer = writer
    this.needed = needed
    this.places = needed.map(() => -1)
  }

  readonly record = (fields: readonly string[], line: number): void => {
    for (const field of fields) this.hashes.takeText(field)
    this.hashes.endRow()
    if (this.headers.length === 0) {
      this.headers = readHeaders(fields)
      this.places = this.needed.map(({ header }) => placeIn(this.headers, header))
    } else if (this.fits(fields)) {
      this.writer.write(
        line,
        this.places.map((place) => fields[place]),
      )
    } else {
      const width = `${fields.length} field${fields.length === 1 ? '' : 's'}`
      this.reject(line, `${width} where the header has ${this.headers.length}`)
    }
  }

  readonly unterminated = (line: number, through: number): void => {
    if (this.openQuotes.length < listed) this.openQuotes.push({ line, through })
    if (this.headers.length > 0) this.reject(line, 'a quote that is never closed')
  }

  /** Empty fields after the last header are no fault. */
  private fits(fields: readonly string[]): boolean {
    const width = this.headers.length
    return fields.length >= width && fields.slice(width).every((field) => field.trim() === '')
  }

  private reject(line: number, reason: string): void {
    this.rejectedCount++
    if (this.rejected.length < listed) this.rejected.push({ line, reason })
  }
}
