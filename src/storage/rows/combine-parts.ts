import { codes, type ColumnSql } from '#storage/rows/column-sql'
import { literals } from '#storage/rows/sql-text'

/**
 * One column out of the same column of each part of an unpivoted row; absent parts are missing. All
 * are numbers, or none is.
 */
export function combineParts(parts: readonly (ColumnSql | undefined)[]): ColumnSql {
  const kinds = new Set(parts.filter((part) => part !== undefined).map(({ kind }) => kind))
  if (kinds.has('numbers')) {
    const errors = parts.some((part) => part?.kind === 'numbers' && part.errors === true)
    return { kind: 'numbers', sql: chosen(sqlOf(parts), 'NULL::DOUBLE'), errors }
  }
  return kinds.has('texts') ? combinedTexts(parts) : combinedCodes(parts)
}

function chosen(parts: readonly (string | undefined)[], missing: string): string {
  const cases = parts.flatMap((sql, part) =>
    sql === undefined ? [] : [`WHEN ${part} THEN ${sql}`],
  )
  return `CASE part ${cases.join(' ')} ELSE ${missing} END`
}

function sqlOf(parts: readonly (ColumnSql | undefined)[]): readonly (string | undefined)[] {
  return parts.map((part) => part?.sql)
}

function combinedTexts(parts: readonly (ColumnSql | undefined)[]): ColumnSql {
  const texts = parts.map((part) =>
    part?.kind === 'codes'
      ? `CASE WHEN ${part.sql} < 0 THEN ''
          ELSE list_extract([${literals(part.labels)}], ${part.sql} + 1) END`
      : part?.sql,
  )
  return { kind: 'texts', sql: chosen(texts, "''") }
}

function combinedCodes(parts: readonly (ColumnSql | undefined)[]): ColumnSql {
  const coded = parts.map((part) => (part?.kind === 'codes' ? part : undefined))
  const labels = [...new Set(coded.flatMap((part) => part?.labels ?? []))]
  const places = new Map(labels.map((label, place) => [label, place]))
  const sql = coded.map((part) => {
    if (part === undefined) return undefined
    const list = part.labels.map((label) => places.get(label) ?? codes.missing)
    return `CASE WHEN ${part.sql} < 0 THEN ${part.sql}
      ELSE list_extract([${list.join(', ')}]::INTEGER[], ${part.sql} + 1) END`
  })
  const values = coded.map((part) =>
    part?.value === undefined ? undefined : `CAST(${part.value} AS VARCHAR)`,
  )
  const value = values.some((each) => each !== undefined) ? { value: chosen(values, "''") } : {}
  return { kind: 'codes', sql: chosen(sql, `${codes.missing}`), labels, ...value }
}
