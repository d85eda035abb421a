import type { Column, Header } from '#evidence/rows/data-set'
import type { ColumnReading } from '#evidence/rows/question'
import { errorTexts } from '#formats/cell-text'
import { headerWords } from '#formats/headers'
import { codes } from '#storage/rows/column-sql'
import type { Cell, Engine } from '#storage/rows/engine'
import { usesOf, type NeededColumns } from '#storage/rows/needed-columns'
import type { DeclaredColumn, Relation } from '#storage/rows/relation'
import { literals } from '#storage/rows/sql-text'
import { listed, type StagedTable, type UnreadableCell } from '#storage/rows/staged-table'
import { trimSql } from '#storage/rows/trim-sql'

/** An unreadable cell with where it stands. */
interface PlacedCell extends UnreadableCell {
  readonly file: number
  readonly header: Header
}

/** What became of the rows and of every declared column. */
export interface Ledger {
  readonly rows: number
  readonly columns: readonly ColumnReading[]
  /** Unreadable cells of kept rows in file order, as far as they are listed. */
  readonly unreadable: readonly PlacedCell[]
  /** All of them, by cell. */
  readonly unreadableCount: number
}

const shownExamples = 20

/** Counts the kept rows of a data set, column by column. */
export async function readLedger(
  engine: Engine,
  relation: Relation,
  staged: Staged,
): Promise<Ledger> {
  const columns = [...relation.columns.values()]
  const aggregates = columns.flatMap((column) => aggregatesOf(column))
  const [row] = await engine.select(
    `SELECT ${['count(*)', ...aggregates].join(', ')} FROM ${relation.kept}`,
  )
  const unreadable = await unreadableCells(engine, relation, staged)
  const readings: ColumnReading[] = []
  for (const [place, column] of columns.entries()) {
    const counts = await withoutUnreadable(engine, relation, column, countsAt(row, place))
    const examples = examplesOf(column, staged.needed, unreadable.cells)
    const unmapped = await unmappedOf(engine, relation, column, counts.unmapped)
    readings.push({
      ...readingOf(column, counts),
      unmapped,
      ...(await neverYes(engine, relation, column, counts)),
      ...examples(counts.unreadable),
    })
  }
  return {
    rows: Number(row?.[0]),
    columns: readings,
    unreadable: unreadable.cells,
    unreadableCount: unreadable.count,
  }
}

/** Present, missing, unreadable, unmapped, smallest, largest. */
const perColumn = 6

function aggregatesOf(column: DeclaredColumn): readonly string[] {
  const { kind, sql } = column
  const none = ['0', '0', '0', '0']
  switch (kind) {
    case 'numbers':
      if (isPlainFlag(column)) return flagAggregates(sql)
      return [`count(${sql})`, `count(*) - count(${sql})`, '0', '0', `min(${sql})`, `max(${sql})`]
    case 'codes':
      return [
        `count_if(${sql} >= 0)`,
        `count_if(${sql} = ${codes.missing})`,
        `count_if(${sql} = ${codes.unreadable})`,
        `count_if(${sql} = ${codes.unmapped})`,
        ...none.slice(2),
      ]
    case 'texts':
      return [`count_if(${sql} <> '')`, `count_if(${sql} = '')`, ...none]
  }
}

/** Whether a column holds 1, 0 and nothing else. */
function isPlainFlag(column: DeclaredColumn): boolean {
  if (column.kind !== 'numbers' || column.errors === true) return false
  return column.parts.every((part) => part.read === 'flag' && part.competing === undefined)
}

/** Of 1 and 0 counting is cheaper than comparing. */
function flagAggregates(sql: string): readonly string[] {
  const [present, ones] = [`count(${sql})`, `count_if(${sql} = 1)`]
  const low = `CASE WHEN ${ones} = ${present} THEN 1 ELSE 0 END`
  const high = `CASE WHEN ${ones} = 0 THEN 0 ELSE 1 END`
  return [present, `count(*) - ${present}`, '0', '0', low, high]
}

interface Counts {
  readonly present: number
  readonly missing: number
  readonly unreadable: number
  readonly unmapped: number
  readonly min: number
  readonly max: number
}

function countsAt(row: readonly Cell[] | undefined, place: number): Counts {
  const at = (index: number): number => Number(row?.[1 + place * perColumn + index])
  return {
    present: at(0),
    missing: at(1),
    unreadable: at(2),
    unmapped: at(3),
    min: at(4),
    max: at(5),
  }
}

/** Numbers are counted apart from unreadable ones only where an end of their range is one. */
async function withoutUnreadable(
  engine: Engine,
  { kept }: Relation,
  { kind, sql }: DeclaredColumn,
  counts: Counts,
): Promise<Counts> {
  if (kind !== 'numbers' || (Number.isFinite(counts.min) && Number.isFinite(counts.max))) {
    return counts
  }
  const [row] = await engine.select(
    `SELECT count(*), min(${sql}), max(${sql}) FROM ${kept} WHERE isfinite(${sql})`,
  )
  const present = Number(row?.[0])
  const unreadable = counts.present - present
  return { ...counts, present, unreadable, min: Number(row?.[1]), max: Number(row?.[2]) }
}

function readingOf(
  { id, kind, parts }: DeclaredColumn,
  { present, missing, min, max }: Counts,
): Omit<ColumnReading, 'unreadable' | 'unmapped'> {
  const holds = kind === 'numbers' ? 'numbers' : 'categories'
  const range = kind === 'numbers' && present > 0 ? { min, max } : {}
  return { id, from: fromWords(parts[0]), holds, present, missing, ...range }
}

function fromWords(column: Column | undefined): string {
  if (column === undefined) return ''
  const headers = [...new Set(usesOf(column).map(([header]) => headerWords(header)))]
  switch (column.read) {
    case 'constant':
      return String(column.value)
    case 'within':
      return column.of
    case 'joined':
      return `${fromWords(column.column)} of ${column.with}`
    case 'row-number':
      return ['row number', ...headers].join(' within ')
    case 'ratio':
      return headers.join(' / ')
    default:
      return headers.join(' + ')
  }
}

function examplesOf(
  { parts }: DeclaredColumn,
  needed: NeededColumns,
  cells: readonly PlacedCell[],
): (count: number) => Pick<ColumnReading, 'unreadable'> {
  const places = new Set(parts.flatMap(usesOf).map(([header]) => needed.placeOf(header)))
  const own = cells.filter(({ header }) => places.has(needed.placeOf(header)))
  const examples = own.slice(0, shownExamples).map(({ line, value }) => ({ line, value }))
  return (count) => ({ unreadable: { count, examples: count === 0 ? [] : examples } })
}

async function unmappedOf(
  engine: Engine,
  { kept }: Relation,
  column: DeclaredColumn,
  count: number,
): Promise<ColumnReading['unmapped']> {
  if (column.kind !== 'codes' || column.value === undefined || count === 0) return []
  const where = `${column.sql} = ${codes.unmapped}`
  return countedValues(engine, { value: column.value, kept, where })
}

/** The values of a yes-no column that holds none of those which mean yes. */
async function neverYes(
  engine: Engine,
  { kept }: Relation,
  column: DeclaredColumn,
  { present, max }: Counts,
): Promise<Pick<ColumnReading, 'neverYes'>> {
  if (column.kind !== 'numbers' || column.value === undefined) return {}
  if (present === 0 || max !== 0) return {}
  const where = `${column.sql} IS NOT NULL`
  return { neverYes: await countedValues(engine, { value: column.value, kept, where }) }
}

async function countedValues(
  engine: Engine,
  { value, kept, where }: { readonly value: string; readonly kept: string; readonly where: string },
): Promise<ColumnReading['unmapped']> {
  const rows = await engine.select(
    `SELECT value, count(*) AS rows FROM (SELECT CAST(${value} AS VARCHAR) AS value
       FROM ${kept} WHERE ${where})
     GROUP BY value ORDER BY rows DESC, value LIMIT ${listed}`,
  )
  return rows.map(([text, times]) => ({ value: String(text), count: Number(times) }))
}

/** What a data set was loaded into. */
export interface Staged {
  readonly needed: NeededColumns
  readonly tables: readonly StagedTable[]
}

/** Needed columns with unreadable cells: those read as numbers, and texts that show errors. */
export function unreadablePlaces(
  { columns, errors }: Pick<Relation, 'columns' | 'errors'>,
  { needed, tables }: Staged,
): Readonly<Record<'numbers' | 'texts', readonly { place: number; header: Header }[]>> {
  const read = numberPlaces(columns, needed)
  const placed = needed.list.map(({ header }, place) => ({ place, header }))
  const numbers = placed.filter(
    ({ place }) => read.has(place) && tables.some(({ unreadable }) => unreadable.has(place)),
  )
  const texts = placed.filter((each) => errors.has(each.place) && !numbers.includes(each))
  return { numbers, texts }
}

/** The unreadable cells of kept rows, each once whatever columns are made of it. */
async function unreadableCells(
  engine: Engine,
  relation: Relation,
  staged: Staged,
): Promise<{ readonly cells: readonly PlacedCell[]; readonly count: number }> {
  const { kept } = relation
  const { numbers, texts } = unreadablePlaces(relation, staged)
  const cells: PlacedCell[] = []
  let count = 0
  for (const { place, header } of numbers) {
    const rows = await engine.select(
      `SELECT file, line, count(*) OVER () FROM (SELECT DISTINCT file, line FROM ${kept}
         WHERE isinf(n${place})) ORDER BY file, line LIMIT ${listed}`,
    )
    count += Number(rows[0]?.[2] ?? 0)
    const values = staged.tables.map(
      ({ unreadable }) => new Map(unreadable.get(place)?.map(({ line, value }) => [line, value])),
    )
    for (const [file, line] of rows) {
      const value = values[Number(file)]?.get(Number(line))
      if (value !== undefined) cells.push({ file: Number(file), line: Number(line), header, value })
    }
  }
  for (const { place, header } of texts) {
    const found = await errorCells(engine, kept, place)
    count += found.count
    cells.push(...found.cells.map((cell) => ({ ...cell, header })))
  }
  return { cells: cells.toSorted((a, b) => a.file - b.file || a.line - b.line), count }
}

/** The errors of a spreadsheet in a column of texts. */
async function errorCells(
  engine: Engine,
  kept: string,
  place: number,
): Promise<{ readonly cells: readonly Omit<PlacedCell, 'header'>[]; readonly count: number }> {
  const rows = await engine.select(
    `SELECT file, line, text, count(*) OVER () FROM (
       SELECT DISTINCT file, line, ${trimSql(`t${place}`)} AS text FROM ${kept}
       WHERE ${trimSql(`t${place}`)} IN (${literals(errorTexts)}))
     ORDER BY file, line LIMIT ${listed}`,
  )
  const cells = rows.map(([file, line, text]) => ({
    file: Number(file),
    line: Number(line),
    value: String(text),
  }))
  return { cells, count: Number(rows[0]?.[3] ?? 0) }
}

/** Needed columns that a declared column reads as numbers; an `auto` one may have become texts. */
function numberPlaces(
  columns: Relation['columns'],
  needed: NeededColumns,
): ReadonlySet<number | undefined> {
  const read = [...columns.values()].flatMap(({ kind, parts }) =>
    parts.filter((part) => part.read !== 'auto' || kind === 'numbers'),
  )
  const numbers = read.flatMap(usesOf).filter(([, as]) => as !== 'text')
  return new Set(numbers.map(([header]) => needed.placeOf(header)))
}
