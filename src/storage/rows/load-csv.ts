import type { Header } from '#evidence/rows/data-set'
import { delimitedWords, type DelimitedFormat } from '#formats/delimited'
import { encodingWords, type Encoding } from '#formats/encoding'
import { headerKey } from '#formats/headers'
import type { Engine } from '#storage/rows/engine'
import { stagedNames, type NeededColumn } from '#storage/rows/needed-columns'
import { numberSql } from '#storage/rows/number-sql'
import type { PlainFile } from '#storage/rows/plain-file'
import { literal, literals } from '#storage/rows/sql-text'
import type { FileSurvey } from '#storage/rows/survey-file'
import { unreadableCells } from '#storage/rows/unreadable-cells'
import type { StagedTable, Target } from '#storage/rows/staged-table'

export interface CsvFile {
  readonly file: PlainFile
  readonly encoding: Encoding
  readonly format: DelimitedFormat
  readonly headers: readonly Header[]
  readonly survey: Promise<FileSurvey>
}

/**
 * Loads a large delimited file by the engine's own reader. Gives nothing where that reader cannot
 * be trusted with the file: when it finds a fault, or when not every line is one row (quoted line
 * breaks, blank lines, quotes that swallow lines), for lines are counted apart.
 */
export async function loadCsv(
  engine: Engine,
  csv: CsvFile,
  needed: readonly NeededColumn[],
  target: Target,
): Promise<StagedTable | undefined> {
  if (!isPlain(csv)) return undefined
  const loaded = await firstThatLoads(engine, csv, { needed, target })
  const { lines, duplicates, plain } = await csv.survey
  const rows = loaded === undefined ? -1 : await countRows(engine, target.name)
  if (loaded === undefined || !plain || rows + 1 !== lines) {
    await engine.run(`DROP TABLE IF EXISTS ${target.name}`)
    return undefined
  }
  return {
    name: target.name,
    file: csv.file.file,
    line: 'rowid + 2',
    missingIsNan: false,
    rows,
    headers: csv.headers,
    columns: new Set(loaded.columns.map(({ as }) => as)),
    rejected: [],
    rejectedCount: 0,
    openQuotes: [],
    unreadable: loaded.finite
      ? new Map()
      : await unreadableCells(engine, { table: target.name, source: loaded, firstLine: 2 }),
    ...(duplicates === undefined ? {} : { duplicates }),
    words: `${delimitedWords(csv.format)}, ${encodingWords(csv.encoding)}`,
  }
}

function isPlain({ encoding, format, headers }: CsvFile): boolean {
  return (
    encoding.name === 'utf-8' && format.newline === '\n' && format.skip === 0 && headers.length > 1
  )
}

interface Load {
  readonly needed: readonly NeededColumn[]
  readonly target: Target
}

/** Numbers as numbers at first, which is faster; as texts where a cell is none. */
async function firstThatLoads(
  engine: Engine,
  csv: CsvFile,
  load: Load,
): Promise<SourceColumns | undefined> {
  const ways = csv.format.decimal === '.' ? [true, false] : [false]
  for (const typed of ways) {
    const source = sourceColumns(csv, load, typed)
    const columns = source.columns.map(({ sql, as }) => `${sql} AS ${as}`)
    const select = columns.length === 0 ? 'true AS row' : columns.join(', ')
    try {
      await engine.run(`CREATE TABLE ${load.target.name} AS SELECT ${select} FROM ${source.from}`)
      if (!typed || (await allFinite(engine, source, load.target.name))) return source
      await engine.run(`DROP TABLE ${load.target.name}`)
    } catch (error) {
      if (!isReadFault(error)) throw error
    }
  }
  return undefined
}

/** Where the cells of a file come from, and how each needed column is made of them. */
export interface SourceColumns {
  /** Whether no number can be unreadable. */
  readonly finite: boolean
  readonly from: string
  readonly columns: readonly {
    readonly place: number
    readonly as: string
    readonly sql: string
    /** The cell as it stands in the file. */
    readonly text: string
  }[]
}

function sourceColumns(csv: CsvFile, { needed, target }: Load, typed: boolean): SourceColumns {
  const types = csv.headers.map(() => 'VARCHAR')
  const columns = needed.flatMap((column, place) => {
    const index = placeIn(csv.headers, column.header)
    if (index < 0) return []
    const cell = `c${index}`
    const asDouble = typed && !column.text && !(column.auto && target.several)
    if (asDouble) types[index] = 'DOUBLE'
    const number = asDouble ? cell : numberSql(cell, csv.format.decimal, target.missing)
    const names = asDouble ? [`n${place}`] : stagedNames(column, place)
    return names.map((as) => ({ place, as, sql: as.startsWith('n') ? number : cell, text: cell }))
  })
  return { from: readCsv(csv, types, target.missing), columns, finite: typed }
}

/** Whether the numbers are all finite: the cast takes `inf` and `nan` as well. */
async function allFinite(
  engine: Engine,
  { columns }: SourceColumns,
  table: string,
): Promise<boolean> {
  const names = columns.map(({ as }) => as).filter((as) => as.startsWith('n'))
  if (names.length === 0) return true
  const counts = names.map((name) => `count_if(NOT isfinite(${name}))`).join(' + ')
  const [row] = await engine.select(`SELECT ${counts} FROM ${table}`)
  return Number(row?.[0]) === 0
}

function readCsv(csv: CsvFile, types: readonly string[], missing: ReadonlySet<string>): string {
  const { delimiter, quote } = csv.format
  const columns = types.map((type, index) => `'c${index}': '${type}'`).join(', ')
  const options = [
    'auto_detect = false',
    'header = true',
    `delim = ${literal(delimiter)}`,
    `quote = ${literal(quote ?? '')}`,
    `escape = ${literal(quote ?? '')}`,
    `nullstr = [${literals([...missing])}]`,
    `columns = {${columns}}`,
  ]
  return `read_csv(${literal(csv.file.plain)}, ${options.join(', ')})`
}

/** Where a header stands in a file, or -1. */
export function placeIn(headers: readonly Header[], header: Header): number {
  const key = headerKey(header)
  return headers.findIndex((candidate) => headerKey(candidate) === key)
}

async function countRows(engine: Engine, table: string): Promise<number> {
  const [row] = await engine.select(`SELECT count(*) FROM ${table}`)
  return Number(row?.[0])
}

/** What the reader says about the file, not about memory or disk. */
function isReadFault(error: unknown): boolean {
  return error instanceof Error && /^(?:Invalid Input|Conversion)\b/.test(error.message)
}
