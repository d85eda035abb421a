import type { ReadOptions } from '#evidence/rows/data-set'
import type { DecimalMark } from '#formats/cell-text'
import type { DelimitedFormat } from '#formats/delimited'
import { DelimitedRecords } from '#formats/delimited-records'
import type { Encoding } from '#formats/encoding'
import { readHeaders } from '#formats/headers'
import { longestLine, LongLine } from '#formats/long-line'
import { problem, type Finding } from '#quantity/finding'
import type { Engine } from '#storage/rows/engine'
import { loadCsv } from '#storage/rows/load-csv'
import { loadJsonLines } from '#storage/rows/load-json-lines'
import { loadParquet } from '#storage/rows/load-parquet'
import { loadRecords } from '#storage/rows/load-records'
import { loadXlsx } from '#storage/rows/load-xlsx'
import type { NeededColumn } from '#storage/rows/needed-columns'
import type { PlainFile } from '#storage/rows/plain-file'
import { WrongEncoding } from '#storage/rows/read-text'
import type { StagedTable, Target } from '#storage/rows/staged-table'
import type { FileSurvey } from '#storage/rows/survey-file'
import { tableKind, type TableKind } from '#storage/rows/table-kind'

export interface LoadSettings {
  readonly read: ReadOptions
  readonly needed: readonly NeededColumn[]
  readonly target: Target
  readonly survey: Promise<FileSurvey>
  /** Delimited files of at least so many bytes are tried with the engine's own reader first. */
  readonly fastFrom: number
}

/** Loads one file of a data set into a table of the engine, or says why it is none. */
export async function loadTable(
  engine: Engine,
  file: PlainFile,
  settings: LoadSettings,
): Promise<StagedTable | Finding> {
  const kind = tableKind(file, settings.read)
  if ('code' in kind) return kind
  try {
    return await loadDecoded(engine, file, kind, settings)
  } catch (error) {
    if (error instanceof LongLine) return tooLong(file, error)
    throw error
  }
}

/** Loads a text whose beginning alone is UTF-8 over again. */
async function loadDecoded(
  engine: Engine,
  file: PlainFile,
  kind: TableKind,
  settings: LoadSettings,
): Promise<StagedTable | Finding> {
  try {
    return await load(engine, file, kind, settings)
  } catch (error) {
    if (!(error instanceof WrongEncoding) || !('encoding' in kind)) throw error
    await engine.run(`DROP TABLE ${settings.target.name}`)
    const encoding: Encoding = { name: 'windows-1252', mark: 0 }
    return load(engine, file, { ...kind, encoding }, settings)
  }
}

function tooLong({ file }: PlainFile, { line }: LongLine): Finding {
  const message = `Line ${line} of \`${file}\` does not end within ${longestLine} characters: it is no row of a table.`
  const hint = 'Look at how it was written: its line ends may be lost.'
  return problem('too-large', { file, row: line }, message, hint)
}

/** The decimal mark of a loaded file. */
export function decimalOf(file: PlainFile, read: ReadOptions): DecimalMark {
  const kind = tableKind(file, read)
  if ('is' in kind && kind.is === 'xlsx') return read.decimal ?? '.'
  return 'format' in kind ? kind.format.decimal : '.'
}

async function load(
  engine: Engine,
  file: PlainFile,
  kind: TableKind,
  settings: LoadSettings,
): Promise<StagedTable | Finding> {
  const { needed, target, survey } = settings
  switch (kind.is) {
    case 'parquet':
      return loadParquet(engine, file, needed, target)
    case 'xlsx':
      return loadXlsx(engine, file, settings)
    case 'json-lines':
      return loadJsonLines(engine, file, kind.encoding, { needed, target })
    case 'delimited': {
      const { encoding, format } = kind
      const headers = headersOf(file, encoding, format)
      const large = file.plainBytes >= settings.fastFrom && headers !== undefined
      const fast = large
        ? await loadCsv(engine, { file, encoding, format, headers, survey }, { needed, target })
        : undefined
      return fast ?? loadRecords(engine, file, format, { encoding, needed, target })
    }
  }
}

/** The headers of a delimited file, if its first bytes hold them all. */
export function headersOf(
  { sample }: PlainFile,
  encoding: Encoding,
  format: DelimitedFormat,
): ReturnType<typeof readHeaders> | undefined {
  let first: readonly string[] | undefined
  const records = new DelimitedRecords(
    format,
    {
      record: (fields) => {
        first ??= fields
      },
      unterminated: () => undefined,
    },
    format.skip,
  )
  records.push(new TextDecoder(encoding.name).decode(sample))
  return first === undefined ? undefined : readHeaders(first)
}
