import { errorTexts } from '#formats/cell-text'
import { delimitedWords } from '#formats/delimited'
import { encodingWords } from '#formats/encoding'
import {
  csvSource,
  dirtyColumns,
  type CsvFile,
  type CsvLoad,
  type SourceColumns,
} from '#storage/rows/csv-source'
import type { Engine } from '#storage/rows/engine'
import { numberSql } from '#storage/rows/number-sql'
import { literals } from '#storage/rows/sql-text'
import type { StagedTable } from '#storage/rows/staged-table'
import { trimSql } from '#storage/rows/trim-sql'
import { unreadableCells } from '#storage/rows/unreadable-cells'

/** A closer look at more columns than this costs the engine more than our own reader. */
const mostDirty = 16

/**
 * Loads a large delimited file by the engine's own reader. Gives nothing where that reader cannot
 * be trusted with the file: when it finds a fault, or when not every line is one row (quoted line
 * breaks, blank lines, quotes that swallow lines), for lines are counted apart.
 */
export async function loadCsv(
  engine: Engine,
  csv: CsvFile,
  load: CsvLoad,
): Promise<StagedTable | undefined> {
  if (!isPlain(csv)) return undefined
  const { name } = load.target
  const loaded = await firstThatLoads(engine, csv, load)
  const { lines, duplicates, plain } = await csv.survey
  const rows = loaded === undefined ? -1 : await countRows(engine, name)
  if (loaded === undefined || !plain || rows + 1 !== lines) {
    await engine.run(`DROP TABLE IF EXISTS ${name}`)
    return undefined
  }
  const { source, clean } = loaded
  return {
    name,
    file: csv.file.file,
    line: 'rowid + 2',
    missingIsNan: false,
    rows,
    headers: csv.headers,
    columns: new Set(source.columns.map(({ as }) => as)),
    rejected: [],
    rejectedCount: 0,
    openQuotes: [],
    unreadable: clean
      ? new Map()
      : await unreadableCells(engine, { table: name, source, firstLine: 2 }),
    ...(duplicates === undefined ? {} : { duplicates }),
    words: `${delimitedWords(csv.format)}, ${encodingWords(csv.encoding)}`,
  }
}

function isPlain({ encoding, format, headers }: CsvFile): boolean {
  return (
    encoding.name === 'utf-8' && format.newline === '\n' && format.skip === 0 && headers.length > 1
  )
}

interface Loaded {
  readonly source: SourceColumns
  /** Whether every number could be read. */
  readonly clean: boolean
}

/** At first as if every number could be read, which is faster; then with a closer look. */
async function firstThatLoads(
  engine: Engine,
  csv: CsvFile,
  load: CsvLoad,
): Promise<Loaded | undefined> {
  const first = csvSource(csv, load, new Set())
  if (csv.format.decimal === '.' && (await loads(engine, csv, [first, load]))) {
    if (await allRead(engine, first, load.target.name)) return { source: first, clean: true }
    await engine.run(`DROP TABLE ${load.target.name}`)
  }
  const dirty = await unlessFault(() => dirtyColumns(engine, csv, load))
  if (dirty === undefined || dirtyNumbers(dirty, load) > mostDirty) return undefined
  const source = csvSource(csv, load, dirty)
  const done =
    (await loads(engine, csv, [source, load])) && (await holdTexts(engine, csv, [load, dirty]))
  return done ? { source, clean: false } : undefined
}

function dirtyNumbers(dirty: ReadonlySet<number>, { needed }: CsvLoad): number {
  return needed.filter(({ auto }, place) => dirty.has(place) && !auto).length
}

/** Whether `auto` columns that the plain cast cannot read are indeed no numbers. */
async function holdTexts(
  engine: Engine,
  { format }: CsvFile,
  [{ needed, target }, dirty]: readonly [CsvLoad, ReadonlySet<number>],
): Promise<boolean> {
  for (const [place, { auto }] of needed.entries()) {
    if (!auto || !dirty.has(place)) continue
    const number = numberSql('cell', format.decimal, target.missing)
    const [found] = await engine.select(
      `SELECT 1 FROM (SELECT ${trimSql(`t${place}`)} AS cell FROM ${target.name})
         WHERE isinf(${number}) AND cell NOT IN (${literals(errorTexts)}) LIMIT 1`,
    )
    if (found === undefined) return false
  }
  return true
}

async function loads(
  engine: Engine,
  { file }: CsvFile,
  [{ columns, from }, { target }]: readonly [SourceColumns, CsvLoad],
): Promise<boolean> {
  const select = columns.map(({ sql, as }) => `${sql} AS ${as}`).join(', ') || 'true AS row'
  const done = await unlessFault(async () => {
    const sql = `CREATE TABLE ${target.name} AS SELECT ${select} FROM ${from}`
    await engine.runLong(sql, (share) => target.progress(share * file.plainBytes))
    return true
  })
  return done ?? false
}

/** Whether the numbers are all finite (the cast takes `inf` and `nan` too) and none is lost. */
async function allRead(
  engine: Engine,
  { columns }: SourceColumns,
  table: string,
): Promise<boolean> {
  const names = new Set(columns.map(({ as }) => as))
  const numbers = [...names].filter((name) => name.startsWith('n'))
  const faults = numbers.flatMap((name) => {
    const text = name.replace('n', 't')
    const lost = names.has(text) ? [`count_if(${name} IS NULL AND ${text} IS NOT NULL)`] : []
    return [`count_if(NOT isfinite(${name}))`, ...lost]
  })
  if (faults.length === 0) return true
  const [row] = await engine.select(`SELECT ${faults.join(' + ')} FROM ${table}`)
  return Number(row?.[0]) === 0
}

async function countRows(engine: Engine, table: string): Promise<number> {
  const [row] = await engine.select(`SELECT count(*) FROM ${table}`)
  return Number(row?.[0])
}

/** Nothing where the reader finds a fault in the file; memory and disk are another matter. */
async function unlessFault<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && /^(?:Invalid Input|Conversion)\b/.test(error.message)) {
      return undefined
    }
    throw error
  }
}
