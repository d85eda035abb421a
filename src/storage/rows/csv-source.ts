import type { Header } from '#evidence/rows/data-set'
import type { DelimitedFormat } from '#formats/delimited'
import type { Encoding } from '#formats/encoding'
import { headerKey } from '#formats/headers'
import type { Engine } from '#storage/rows/engine'
import { stagedNames, type NeededColumn } from '#storage/rows/needed-columns'
import { numberSql } from '#storage/rows/number-sql'
import type { PlainFile } from '#storage/rows/plain-file'
import { literal, literals } from '#storage/rows/sql-text'
import type { Target } from '#storage/rows/staged-table'
import type { FileSurvey } from '#storage/rows/survey-file'
import { trimSql } from '#storage/rows/trim-sql'

/** A delimited file for the engine's own reader. */
export interface CsvFile {
  readonly file: PlainFile
  readonly encoding: Encoding
  readonly format: DelimitedFormat
  readonly headers: readonly Header[]
  readonly survey: Promise<FileSurvey>
}

/** Where the cells of a file come from, and how each column of the table is made of them. */
export interface SourceColumns {
  readonly from: string
  readonly columns: readonly {
    readonly place: number
    readonly as: string
    readonly sql: string
    /** The cell as it stands in the file. */
    readonly text: string
  }[]
}

/** What of a file is needed, and what for. */
export interface CsvLoad {
  readonly needed: readonly NeededColumn[]
  readonly target: Target
}

/**
 * Columns that are needed as numbers only are numbers for the reader too; `dirty` ones are looked
 * at closely.
 */
export function csvSource(
  csv: CsvFile,
  { needed, target }: CsvLoad,
  dirty: ReadonlySet<number>,
): SourceColumns {
  const types = csv.headers.map(() => 'VARCHAR')
  const trimmed: string[] = []
  const columns = needed.flatMap((column, place) => {
    const index = placeIn(csv.headers, column.header)
    if (index < 0) return []
    const cell = `c${index}`
    const asText = column.text || (column.auto && target.several)
    if (dirty.has(place) && column.auto) return [textOf(place, cell)]
    if (dirty.has(place)) {
      trimmed.push(`${trimSql(cell)} AS x${index}`)
      const number = numberSql(`x${index}`, csv.format.decimal, target.missing)
      return made(column, place, { cell, number })
    }
    if (asText) return made(column, place, { cell, number: `TRY_CAST(${cell} AS DOUBLE)` })
    types[index] = 'DOUBLE'
    return [{ place, as: `n${place}`, sql: cell, text: cell }]
  })
  const read = readCsv(csv, types, target.missing)
  const from = trimmed.length === 0 ? read : `(SELECT *, ${trimmed.join(', ')} FROM ${read})`
  return { from, columns }
}

/** What holds a cell that is no number holds texts. */
function textOf(place: number, cell: string): SourceColumns['columns'][number] {
  return { place, as: `t${place}`, sql: cell, text: cell }
}

function made(
  column: NeededColumn,
  place: number,
  { cell, number }: { readonly cell: string; readonly number: string },
): SourceColumns['columns'] {
  return stagedNames(column, place).map((as) => ({
    place,
    as,
    sql: as.startsWith('n') ? number : cell,
    text: cell,
  }))
}

/** Number columns with a cell that the engine's cast takes for no finite number. */
export async function dirtyColumns(
  engine: Engine,
  csv: CsvFile,
  { needed, target }: CsvLoad,
): Promise<ReadonlySet<number>> {
  const numbers = [...needed.entries()].flatMap(([place, { header, number, auto }]) => {
    const index = placeIn(csv.headers, header)
    return (number || auto) && index >= 0 ? [{ place, cell: `c${index}` }] : []
  })
  if (csv.format.decimal === ',') return new Set(numbers.map(({ place }) => place))
  const counts = numbers.map(
    ({ cell }) =>
      `count_if(${cell} IS NOT NULL AND NOT coalesce(isfinite(TRY_CAST(${cell} AS DOUBLE)), false))`,
  )
  if (counts.length === 0) return new Set()
  const types = csv.headers.map(() => 'VARCHAR')
  const [row] = await engine.select(
    `SELECT ${counts.join(', ')} FROM ${readCsv(csv, types, target.missing)}`,
  )
  return new Set(numbers.filter((_, index) => Number(row?.[index]) > 0).map(({ place }) => place))
}

/** Where a header stands in a file, or -1. */
export function placeIn(headers: readonly Header[], header: Header): number {
  const key = headerKey(header)
  return headers.findIndex((candidate) => headerKey(candidate) === key)
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
