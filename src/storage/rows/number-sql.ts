import { groupMarks, numberPatterns, type DecimalMark } from '#formats/cell-text'
import { literal, literals } from '#storage/rows/sql-text'
import { trimSql } from '#storage/rows/trim-sql'

/**
 * The number that a text of the engine stands for, as `readNumber` reads it: NULL is missing,
 * infinity is unreadable. What the plain cast does not take is looked at more closely.
 */
export function numberSql(
  text: string,
  decimal: DecimalMark,
  missing: ReadonlySet<string>,
): string {
  const trimmed = trimSql(text)
  const patterns = numberPatterns[decimal]
  const closer = `CASE
    WHEN ${trimmed} IN (${literals([...missing])}) OR lower(ltrim(${trimmed}, '+-')) = 'nan'
      THEN NULL
    WHEN regexp_full_match(${trimmed}, ${literal(patterns.plain)})
      THEN coalesce(TRY_CAST(replace(${trimmed}, ',', '.') AS DOUBLE), 'inf'::DOUBLE)
    WHEN regexp_full_match(${trimmed}, ${literal(patterns.grouped)})
      THEN coalesce(TRY_CAST(${ungrouped(trimmed, decimal)} AS DOUBLE), 'inf'::DOUBLE)
    ELSE 'inf'::DOUBLE END`
  const quick =
    decimal === '.'
      ? `coalesce(nullif(TRY_CAST(${text} AS DOUBLE), 'nan'::DOUBLE), ${closer})`
      : closer
  return `CASE WHEN ${text} IS NOT NULL THEN ${quick} END`
}

function ungrouped(text: string, decimal: DecimalMark): string {
  const marks = [decimal === '.' ? ',' : '.', ...groupMarks].join('')
  return `replace(translate(${text}, ${literal(marks)}, ''), ',', '.')`
}
