import type { DataTable } from '#charts/chart'
import { counted } from '#charts/wording'
import type { ColumnReading, Reading } from '#evidence/rows/question'
import { formatCount } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** What was read: files, how they were understood, and how many rows came through. */
export function readingTable(assessment: Assessment, locale: Locale): DataTable {
  return {
    caption: 'Data sets that were read',
    columns: [
      { label: 'Data set', numeric: false },
      { label: 'Files', numeric: false },
      { label: 'Understood as', numeric: false },
      { label: 'Rows read', numeric: true },
      { label: 'Rows used', numeric: true },
      { label: 'SHA-256', numeric: false },
    ],
    rows: assessment.readings.map((reading) => [
      { text: reading.data },
      { text: reading.files.join(', ') },
      { text: reading.format },
      { text: formatCount(reading.rowsRead, locale) },
      { text: formatCount(reading.rows, locale) },
      { text: shortHash(reading.hash) },
    ]),
  }
}

/** Every kind of row or cell that was kept out, with how many and why. */
export function keptOutTable(assessment: Assessment, locale: Locale): DataTable {
  return {
    caption: 'Rows and values kept out',
    columns: [
      { label: 'Data set', numeric: false },
      { label: 'What', numeric: false },
      { label: 'Count', numeric: true },
      { label: 'Why', numeric: false },
    ],
    rows: assessment.readings.flatMap((reading) =>
      keptOut(reading).map(({ what, count, why }) => [
        { text: reading.data },
        { text: what },
        { text: formatCount(count, locale) },
        { text: why },
      ]),
    ),
  }
}

interface KeptOut {
  readonly what: string
  readonly count: number
  readonly why: string
}

function keptOut(reading: Reading): readonly KeptOut[] {
  const excluded = reading.excluded.map(({ why, count }) => ({ what: 'rows', count, why }))
  const rejected = byReason(reading).map(({ count, reason, lines }) => ({
    what: 'rows that cannot be read',
    count,
    why: `${reason} (line ${lines})`,
  }))
  const unnamed = reading.rejectedCount - rejected.reduce((sum, one) => sum + one.count, 0)
  const rest =
    unnamed > 0
      ? [{ what: 'rows that cannot be read', count: unnamed, why: 'not listed one by one' }]
      : []
  const duplicates =
    reading.duplicateRows === undefined || reading.duplicateRows === 0
      ? []
      : [
          {
            what: 'duplicate rows',
            count: reading.duplicateRows,
            why: 'kept, but they are the same in every field',
          },
        ]
  return [...excluded, ...rejected, ...rest, ...duplicates, ...reading.columns.flatMap(cells)]
}

function byReason(
  reading: Reading,
): readonly { readonly reason: string; readonly count: number; readonly lines: string }[] {
  const reasons = new Map<string, number[]>()
  for (const { reason, line } of reading.rejected) {
    reasons.set(reason, [...(reasons.get(reason) ?? []), line])
  }
  return [...reasons].map(([reason, lines]) => ({
    reason,
    count: lines.length,
    lines: lines.slice(0, 5).join(', ') + (lines.length > 5 ? ', …' : ''),
  }))
}

function cells(column: ColumnReading): readonly KeptOut[] {
  const of = `of column “${column.id}”`
  const missing =
    column.missing === 0
      ? []
      : [{ what: `values ${of}`, count: column.missing, why: 'missing in the file' }]
  const unreadable =
    column.unreadable.count === 0
      ? []
      : [
          {
            what: `values ${of}`,
            count: column.unreadable.count,
            why: `cannot be read, first on ${lineWords(column)}`,
          },
        ]
  const unmapped = column.unmapped.map(({ value, count }) => ({
    what: `values ${of}`,
    count,
    why: `“${value}” is not in the map`,
  }))
  return [...missing, ...unreadable, ...unmapped]
}

function lineWords(column: ColumnReading): string {
  const lines = column.unreadable.examples.map((example) => example.line)
  return `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`
}

/** The beginning and the end of a hash, enough to compare by eye. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 8)}…${hash.slice(-4)}`
}

/** "1,105 rows of receipt.csv". */
export function rowsWords(
  rows: { readonly count: number; readonly files: readonly string[] },
  locale: Locale,
): string {
  return `${counted(rows.count, 'row').replace(String(rows.count), formatCount(rows.count, locale))} of ${rows.files.join(', ')}`
}
