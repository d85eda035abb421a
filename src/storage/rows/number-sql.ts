import { groupMarks, numberPatterns, type DecimalMark } from '#formats/cell-text'
import { literal, literals } from '#storage/rows/sql-text'

/**
 * The number that a trimmed text of the engine stands for, as `readNumber` reads it: NULL is
 * missing, infinity is unreadable.
 */
export function numberSql(
  text: string,
  decimal: DecimalMark,
  missing: ReadonlySet<string>,
): string {
  const { plain, grouped } = numberPatterns[decimal]
  const written = decimal === ',' ? `replace(${text}, ',', '.')` : text
  return `CASE WHEN ${text} IN (${literals([...missing])}) OR lower(ltrim(${text}, '+-')) = 'nan'
      THEN NULL
    WHEN regexp_full_match(${text}, ${literal(plain)}) THEN ${cast(written)}
    WHEN regexp_full_match(${text}, ${literal(grouped)}) THEN ${cast(ungrouped(text, decimal))}
    WHEN ${text} IS NOT NULL THEN 'inf'::DOUBLE END`
}

function cast(text: string): string {
  return `coalesce(TRY_CAST(${text} AS DOUBLE), 'inf'::DOUBLE)`
}

function ungrouped(text: string, decimal: DecimalMark): string {
  const marks = [decimal === '.' ? ',' : '.', ...groupMarks].join('')
  return `replace(translate(${text}, ${literal(marks)}, ''), ',', '.')`
}
