/** The one place where texts and numbers become part of SQL. */

/** A text or a number as a constant. */
export function literal(value: string | number): string {
  if (typeof value === 'number') return `${literal(numberText(value))}::DOUBLE`
  return `'${value.replaceAll('\0', '\uFFFD').replaceAll("'", "''")}'`
}

/** A name of a column as the file spells it. */
export function identifier(name: string): string {
  return `"${name.replaceAll('\0', '\uFFFD').replaceAll('"', '""')}"`
}

/** A list of texts. */
export function literals(values: readonly string[]): string {
  return values.map((value) => literal(value)).join(', ')
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (Number.isFinite(value)) return String(value)
  return value > 0 ? 'inf' : '-inf'
}
