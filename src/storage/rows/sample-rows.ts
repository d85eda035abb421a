import type { RowFilter } from '#evidence/rows/data-set'
import type { ColumnSql } from '#storage/rows/column-sql'
import type { Cell, Engine } from '#storage/rows/engine'
import { filterSql } from '#storage/rows/filter-sql'
import type { DeclaredColumn, Relation } from '#storage/rows/relation'
import type { RowSample } from '#use-cases/ports/rows'

/** The first rows that fit a filter of declared columns, to be shown. */
export async function sampleRows(
  engine: Engine,
  { kept, columns }: Relation,
  {
    filter,
    limit,
    files,
  }: {
    readonly filter: RowFilter
    readonly limit: number
    readonly files: readonly string[]
  },
): Promise<RowSample> {
  const column = (name: string): ColumnSql => {
    const found = columns.get(name)
    if (found === undefined) throw new Error(`the data set has no column ${name}`)
    return found
  }
  const where = filterSql(filter, { column, missing: new Set(['']) })
  const declared = [...columns.values()]
  const select = ['file', 'line', ...declared.map(({ sql }) => sql)].join(', ')
  const [[total] = []] = await engine.select(`SELECT count(*) FROM ${kept} WHERE ${where}`)
  const rows = await engine.select(
    `SELECT ${select} FROM ${kept} WHERE ${where} LIMIT ${Math.max(0, Math.trunc(limit))}`,
  )
  return {
    total: Number(total),
    columns: declared.map(({ id }) => id),
    rows: rows.map(([file, line, ...cells]) => ({
      file: files[Number(file)] ?? '',
      line: Number(line),
      cells: declared.map((each, place) => shown(each, cells[place] ?? null)),
    })),
  }
}

function shown(column: DeclaredColumn, cell: Cell): string | number | null {
  switch (column.kind) {
    case 'numbers':
      return typeof cell === 'number' && Number.isFinite(cell) ? cell : null
    case 'codes':
      return column.labels[Number(cell)] ?? null
    case 'texts':
      return typeof cell === 'string' && cell !== '' ? cell : null
  }
}
