import { literal, literals } from '#storage/rows/sql-text'

/** What a text column is looked up in: a value for each text that has one, or null for missing. */
export interface Lookup {
  readonly values: ReadonlyMap<string, number | null>
  /** For texts without a value. */
  readonly otherwise: number
  /** For missing cells. */
  readonly missing: number | null
  readonly type: 'INTEGER' | 'DOUBLE'
}

/** More texts than this are looked up by hash, not one after the other. */
const mostCompared = 16

/**
 * SQL that turns a text column into numbers. Long lists become an enumeration type: `types` takes
 * the statement that creates it.
 */
export function lookupSql(column: string, lookup: Lookup, types: string[]): string {
  const { values, otherwise, missing, type } = lookup
  if (values.size <= mostCompared) return compared(column, lookup)
  const name = `texts${types.length}`
  types.push(`CREATE TYPE ${name} AS ENUM (${literals([...values.keys()])})`)
  const code = `enum_code(TRY_CAST(${column} AS ${name}))::INTEGER`
  return `CASE WHEN ${column} = '' THEN ${constant(missing, type)}
    WHEN TRY_CAST(${column} AS ${name}) IS NULL THEN ${constant(otherwise, type)}
    ELSE ${listed([...values.values()], code, type)} END`
}

/** The value of a code; where values are the codes themselves, no list is needed. */
function listed(
  values: readonly (number | null)[],
  code: string,
  type: 'INTEGER' | 'DOUBLE',
): string {
  if (type === 'INTEGER' && values.every((value, place) => value === place)) return code
  const list = values.map((value) => constant(value, type)).join(', ')
  return `list_extract([${list}], ${code} + 1)`
}

function compared(column: string, { values, otherwise, missing, type }: Lookup): string {
  const cases = [...values].map(
    ([text, value]) => `WHEN ${literal(text)} THEN ${constant(value, type)}`,
  )
  return `CASE ${column} WHEN '' THEN ${constant(missing, type)} ${cases.join(' ')}
    ELSE ${constant(otherwise, type)} END`
}

function constant(value: number | null, type: 'INTEGER' | 'DOUBLE'): string {
  if (value === null) return `NULL::${type}`
  return type === 'INTEGER' ? `${Math.trunc(value)}::INTEGER` : literal(value)
}
