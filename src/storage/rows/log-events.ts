import type { EventColumn, EventColumns } from '#evidence/log/event-columns'
import type { Header } from '#evidence/rows/data-set'
import { headerWords } from '#formats/headers'
import { XesReader } from '#formats/xes'
import { isXes } from '#storage/rows/xes-sample'
import type { Finding } from '#quantity/finding'
import { EventCells, TimeCells } from '#storage/rows/event-cells'
import type { Engine } from '#storage/rows/engine'
import { loadTable, type LoadSettings } from '#storage/rows/load-table'
import { stagedNames, type NeededColumn } from '#storage/rows/needed-columns'
import { readBlocks, type PlainFile } from '#storage/rows/plain-file'
import { tableProblems } from '#storage/rows/reading-findings'
import { literal } from '#storage/rows/sql-text'
import type { StagedTable } from '#storage/rows/staged-table'

/** The events of a file, before they are a log. */
export interface LogEvents {
  readonly events: EventColumns
  /** What became of the file: headers, rows that were kept out, its format in words. */
  readonly account: Account
  readonly warnings: readonly Finding[]
}

type Account = Pick<StagedTable, 'headers' | 'rejected' | 'rejectedCount' | 'openQuotes' | 'words'>

export interface EventsAsked {
  /** Columns that must be there, and those that may be. */
  readonly needed: readonly NeededColumn[]
  readonly optional: readonly NeededColumn[]
  /** Header of the column of times. */
  readonly at: string
  readonly files: readonly string[]
  /** What traces without a name are called, where several files could call them the same. */
  readonly unnamed?: string
}

/** The events that a file holds: an XES log, or a table with one event a row. */
export async function logEvents(
  engine: Engine,
  file: PlainFile,
  asked: EventsAsked,
  load: LoadSettings,
): Promise<LogEvents | readonly Finding[]> {
  return isXes(file.sample) ? xesEvents(file, asked, load) : tableEvents(engine, file, asked, load)
}

async function xesEvents(
  file: PlainFile,
  { needed, optional, files, unnamed }: EventsAsked,
  { target }: LoadSettings,
): Promise<LogEvents | readonly Finding[]> {
  const keep = [...needed, ...optional].map(({ header }) => headerWords(header))
  const called = unnamed === undefined ? {} : { unnamed }
  const reader = new XesReader({ file: file.file, keep, ...called })
  let bytes = 0
  await readBlocks(file.plain, (block) => {
    reader.push(block)
    target.progress((bytes += block.length))
  })
  const { value, findings } = reader.end()
  const stopped = findings.filter(({ severity }) => severity === 'problem')
  if (value === undefined || stopped.length > 0) return stopped
  const names = [...namesIn(file), ...value.columns.keys()]
  const headers = [...new Set(names)].map((name) => ({ name, occurrence: 1 }))
  const absent = tableProblems({ files }, { list: needed }, [
    { ...noTable(file, headers), columns: namesOf(needed, value), rows: value.rows },
  ])
  if (absent.length > 0) return absent
  const columns = new Map(
    [...value.columns].map(([name, column]) => [name, withoutMissing(column, target.missing)]),
  )
  return {
    events: { ...value, columns },
    account: accountOf(noTable(file, headers)),
    warnings: findings,
  }
}

function accountOf({ headers, rejected, rejectedCount, openQuotes, words }: StagedTable): Account {
  return { headers, rejected, rejectedCount, openQuotes, words }
}

/** Attributes that the first events of a file have, whether or not they are asked for. */
function namesIn({ file, sample }: PlainFile): readonly string[] {
  const reader = new XesReader({ file })
  reader.push(sample)
  return [...(reader.end().value?.columns.keys() ?? [])]
}

function namesOf(needed: readonly NeededColumn[], { columns }: EventColumns): ReadonlySet<string> {
  return new Set(
    needed.flatMap((column, place) =>
      columns.has(headerWords(column.header)) ? stagedNames(column, place) : [],
    ),
  )
}

function noTable(file: PlainFile, headers: readonly Header[]): StagedTable {
  return {
    name: '',
    file: file.file,
    line: '',
    rows: 0,
    headers,
    columns: new Set(),
    missingIsNan: true,
    rejected: [],
    rejectedCount: 0,
    openQuotes: [],
    unreadable: new Map(),
    words: 'XES (IEEE 1849)',
  }
}

function withoutMissing(column: EventColumn, missing: ReadonlySet<string>): EventColumn {
  if (column.kind !== 'text') return column
  const { labels } = column
  if (!labels.some((label) => missing.has(label.trim()))) return column
  const gone = labels.map((label) => missing.has(label.trim()))
  return { ...column, codes: column.codes.map((code) => (gone[code] === true ? -1 : code)) }
}

/** Gives the memory of a table back; what is a view holds none. */
async function dropTable(engine: Engine, name: string): Promise<void> {
  const found = await engine.select(
    `SELECT 1 FROM duckdb_tables() WHERE table_name = ${literal(name)}`,
  )
  if (found.length > 0) await engine.run(`DROP TABLE ${name}`)
}

async function tableEvents(
  engine: Engine,
  file: PlainFile,
  { needed, optional, at, files }: EventsAsked,
  load: LoadSettings,
): Promise<LogEvents | readonly Finding[]> {
  const all = [...needed, ...optional]
  const target = { ...load.target, name: `${load.target.name}_events` }
  const table = await loadTable(engine, file, { ...load, needed: all, target })
  if ('code' in table) return [table]
  const absent = tableProblems({ files }, { list: needed }, [table])
  if (absent.length > 0) return absent
  const there = [...all.entries()].filter(([place]) => table.columns.has(`t${place}`))
  const lines = new Float64Array(table.rows)
  const cells = there.map(([, { header }]) => {
    const name = headerWords(header)
    const room = { rows: table.rows, missing: target.missing }
    return [name, name === at ? new TimeCells(room) : new EventCells(room)] as const
  })
  const select = [`CAST(${table.line} AS DOUBLE)`, ...there.map(([place]) => `t${place}`)]
  let filled = 0
  await engine.stream(`SELECT ${select.join(', ')} FROM ${table.name}`, (chunk) => {
    lines.set(chunk.getColumnValues(0) as number[], filled)
    for (const [index, [, column]] of cells.entries()) {
      column.add(chunk.getColumnValues(index + 1) as (string | null)[])
    }
    filled += chunk.rowCount
  })
  await dropTable(engine, table.name)
  const columns = new Map(cells.map(([name, column]) => [name, column.column()]))
  const events = { rows: table.rows, lines, columns }
  return { events, account: accountOf(table), warnings: [] }
}
