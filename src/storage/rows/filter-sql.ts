import type { Literal, RowFilter } from '#evidence/rows/data-set'
import { literalMatcher, readNumber } from '#formats/cell-text'
import { codes, type ColumnSql } from '#storage/rows/column-sql'
import { literal, literals } from '#storage/rows/sql-text'

/** Where a filter finds its columns, and which literals stand for missing. */
export interface FilterColumns {
  /** The column of a name; under a header, the cells coded by the place in `wanted`. */
  readonly column: (name: string, wanted: readonly Literal[]) => ColumnSql
  readonly missing: ReadonlySet<string>
}

/** A filter as SQL that is true or false, never NULL: every column is one of its values. */
export function filterSql(filter: RowFilter, columns: FilterColumns): string {
  const conditions = Object.entries(filter).map(([name, wanted]) =>
    condition(columns.column(name, wanted), wanted, columns.missing),
  )
  return conditions.length === 0 ? 'true' : conditions.map((each) => `(${each})`).join(' AND ')
}

function condition(
  column: ColumnSql,
  wanted: readonly Literal[],
  missing: ReadonlySet<string>,
): string {
  const orMissing = wanted.some((each) => missing.has(String(each).trim()))
  switch (column.kind) {
    case 'numbers': {
      const values = wanted.map(numberOf).filter((value) => value !== undefined)
      return isIn(column.sql, values.map(literal), orMissing ? `${column.sql} IS NULL` : 'false')
    }
    case 'codes': {
      const match = literalMatcher(wanted, '.')
      const fitting = [...column.labels.entries()].filter(([, label]) => match(label) >= 0)
      const values = fitting.map(([code]) => String(code))
      return isIn(column.sql, [...values, ...(orMissing ? [String(codes.missing)] : [])], 'false')
    }
    case 'texts': {
      const texts = wanted.map((each) => String(each).trim())
      return `${column.sql} IN (${literals([...texts, ...(orMissing ? [''] : [])])})`
    }
  }
}

function isIn(sql: string, values: readonly string[], otherwise: string): string {
  return values.length === 0
    ? otherwise
    : `coalesce(${sql} IN (${values.join(', ')}), false) OR ${otherwise}`
}

function numberOf(value: Literal): number | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'number') return value
  const number = readNumber(value.trim(), '.')
  return number === undefined || Number.isNaN(number) ? undefined : number
}
