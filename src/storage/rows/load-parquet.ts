import { readHeaders } from '#formats/headers'
import { problem, type Finding } from '#quantity/finding'
import type { Engine } from '#storage/rows/engine'
import { placeIn, type SourceColumns } from '#storage/rows/csv-source'
import { stagedNames, type NeededColumn } from '#storage/rows/needed-columns'
import { numberSql } from '#storage/rows/number-sql'
import type { PlainFile } from '#storage/rows/plain-file'
import { countedRows } from '#storage/rows/row-hashes'
import { identifier, literal } from '#storage/rows/sql-text'
import type { StagedTable, Target } from '#storage/rows/staged-table'
import { trimSql } from '#storage/rows/trim-sql'
import { unreadableCells } from '#storage/rows/unreadable-cells'

const numeric = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|FLOAT|DOUBLE|DECIMAL)/

/** Takes a Parquet file as it is, for its columns are read as fast as copied ones; a line is the number of the row in it. */
export async function loadParquet(
  engine: Engine,
  file: PlainFile,
  needed: readonly NeededColumn[],
  target: Target,
): Promise<StagedTable | Finding> {
  const from = `read_parquet(${literal(file.plain)})`
  const described = await describe(engine, from)
  if (described === undefined) {
    const message = `\`${file.file}\` is a damaged Parquet file.`
    return problem('not-a-table', { file: file.file }, message, 'Copy or write it again.')
  }
  const headers = readHeaders(described.map(({ name }) => name))
  const source = { from, columns: columnsOf(described, needed, target) }
  const select = source.columns.map(({ sql, as }) => `${sql} AS ${as}`).join(', ')
  await engine.run(
    `CREATE VIEW ${target.name} AS SELECT file_row_number AS rowid, ${select || 'true AS row'}
       FROM read_parquet(${literal(file.plain)}, file_row_number = true)`,
  )
  const groups = await rowGroups(engine, file)
  const rows = groups.reduce((sum, size) => sum + size, 0)
  const duplicates = await duplicateRows(engine, from, rows)
  return {
    name: target.name,
    file: file.file,
    line: 'rowid + 1',
    missingIsNan: false,
    rows,
    headers,
    columns: new Set(source.columns.map(({ as }) => as)),
    rejected: [],
    rejectedCount: 0,
    openQuotes: [],
    unreadable: await unreadableCells(engine, { table: target.name, source, firstLine: 1 }),
    ...(duplicates === undefined ? {} : { duplicates }),
    rowGroups: groups,
    words: 'Parquet',
  }
}

interface ParquetColumn {
  readonly name: string
  readonly type: string
}

async function describe(
  engine: Engine,
  from: string,
): Promise<readonly ParquetColumn[] | undefined> {
  try {
    const rows = await engine.select(`DESCRIBE SELECT * FROM ${from}`)
    return rows.map(([name, type]) => ({ name: String(name), type: String(type) }))
  } catch {
    return undefined
  }
}

function columnsOf(
  described: readonly ParquetColumn[],
  needed: readonly NeededColumn[],
  { missing }: Target,
): SourceColumns['columns'] {
  const headers = readHeaders(described.map(({ name }) => name))
  return needed.flatMap((needs, place) => {
    const column = described[placeIn(headers, needs.header)]
    if (column === undefined) return []
    const text = `CAST(${identifier(column.name)} AS VARCHAR)`
    const number = numeric.test(column.type)
      ? `nullif(CAST(${identifier(column.name)} AS DOUBLE), 'nan'::DOUBLE)`
      : numberSql(trimSql(text), '.', missing)
    const names = stagedNames(needs, place).map((as) => ({
      place,
      as,
      sql: as.startsWith('n') ? number : text,
      text,
    }))
    if (!needs.number) return names
    if (/^(?:FLOAT|DOUBLE)$/.test(column.type)) {
      const plain = `CAST(${identifier(column.name)} AS DOUBLE)`
      return [...names, { place, as: `p${place}`, sql: plain, text }]
    }
    const exact = exactSql(column)
    return exact === undefined ? names : [...names, { place, as: `x${place}`, sql: exact, text }]
  })
}

/** Numbers whose products and sums the engine holds without rounding. */
function exactSql({ name, type }: ParquetColumn): string | undefined {
  if (/^U?(?:TINY|SMALL)INT$|^U?INTEGER$/.test(type)) return `CAST(${identifier(name)} AS BIGINT)`
  const digits = Number(/^DECIMAL\((\d+),/.exec(type)?.[1] ?? Infinity)
  return digits <= 18 ? identifier(name) : undefined
}

async function rowGroups(engine: Engine, { plain }: PlainFile): Promise<readonly number[]> {
  const groups = await engine.select(
    `SELECT any_value(row_group_num_rows) FROM parquet_metadata(${literal(plain)})
     GROUP BY row_group_id ORDER BY row_group_id`,
  )
  return groups.map(([size]) => Number(size))
}

async function duplicateRows(
  engine: Engine,
  from: string,
  rows: number,
): Promise<number | undefined> {
  if (rows > countedRows) return undefined
  const [row] = await engine.select(
    `SELECT count(*) - count(DISTINCT hash(CAST(whole AS VARCHAR))) FROM ${from} AS whole`,
  )
  return Number(row?.[0])
}
