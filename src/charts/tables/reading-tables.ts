import type { DataTable } from '#charts/chart'
import { counted } from '#charts/wording'
import { placesInWords } from '#evidence/log/log-ledger'
import type { ColumnReading, Reading } from '#evidence/rows/question'
import type { RowSet } from '#quantity/figure'
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
      { text: reading.format + logWords(reading, locale) },
      { text: formatCount(reading.rowsRead, locale) },
      { text: formatCount(reading.rows, locale) },
      { text: shortHash(reading.hash) },
    ]),
  }
}

/** "; 8,577 events make 1,434 executions: 1,283 finished, 113 abandoned, 38 open". */
function logWords({ log }: Reading, locale: Locale): string {
  if (log === undefined) return ''
  const outcomes = Object.entries(log.outcomes)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${formatCount(count, locale)} ${outcome}`)
  const events = formatCount(log.events, locale)
  return `; ${events} events make ${formatCount(log.cases, locale)} executions: ${outcomes.join(', ')}`
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
  const unnamed = reading.rejectedCount - reading.rejected.length
  const rest =
    unnamed > 0
      ? [
          {
            what: 'rows or values that cannot be read',
            count: unnamed,
            why: 'not listed one by one',
          },
        ]
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
  const absent = reading.log === undefined ? 'missing in the file' : 'the execution has none'
  const events = reading.log === undefined ? [] : keptOutEvents(reading.log)
  return [
    ...events,
    ...excluded,
    ...rejected,
    ...rest,
    ...duplicates,
    ...reading.columns.flatMap((column) => cells(column, absent)),
  ]
}

/** Of a process log: events that are left out, and what is doubtful about those that are not. */
function keptOutEvents(log: NonNullable<Reading['log']>): readonly KeptOut[] {
  const leftOut = Object.entries(log.leftOut).map(([reason, listed]) => ({
    what: 'events',
    count: listed.count,
    why: `${leftOutWords[reason as keyof typeof leftOutWords]} (${placesInWords(listed)})`,
  }))
  const counted = [
    { ...log.duplicates, what: 'events', why: 'kept, but they repeat an earlier one' },
    {
      ...log.startsWithoutComplete,
      what: 'starts',
      why: 'never completed: they are no occurrence',
    },
    { ...log.openCases, what: 'executions', why: 'open when the log was cut' },
  ].map(({ what, why, ...listed }) => ({
    what,
    count: listed.count,
    why: `${why} (${placesInWords(listed)})`,
  }))
  const states = log.otherStates.map(({ state, events }) => ({
    what: 'events',
    count: events,
    why: `“${state}” marks neither a start nor a completion: kept for start, resource and idle time`,
  }))
  const activities = log.inNoStep.map(({ activity, events }) => ({
    what: 'events',
    count: events,
    why: `“${activity}” is in no step: kept for start, resource and idle time`,
  }))
  return [...leftOut, ...counted, ...states, ...activities].filter(({ count }) => count > 0)
}

const leftOutWords = {
  'missing-case': 'without a case',
  'missing-activity': 'without an activity',
  'missing-time': 'without a time',
  'unreadable-time': 'the time cannot be read',
  'after-open-at': 'later than the moment at which the log was cut',
}

/** Rows by what is wrong with them; values of a row that counts for the rest stand with their column. */
function byReason(
  reading: Reading,
): readonly { readonly reason: string; readonly count: number; readonly lines: string }[] {
  const reasons = new Map<string, number[]>()
  for (const { reason, line, field } of reading.rejected) {
    if (field === undefined) reasons.set(reason, [...(reasons.get(reason) ?? []), line])
  }
  return [...reasons].map(([reason, lines]) => ({
    reason,
    count: lines.length,
    lines: lines.slice(0, 5).join(', ') + (lines.length > 5 ? ', …' : ''),
  }))
}

function cells(column: ColumnReading, absent: string): readonly KeptOut[] {
  const of = `of column “${column.id}”`
  const missing =
    column.missing === 0 ? [] : [{ what: `values ${of}`, count: column.missing, why: absent }]
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
export function rowsWords(rows: Pick<RowSet, 'count' | 'files' | 'log'>, locale: Locale): string {
  const { log } = rows
  if (log !== undefined) {
    const [count, cases, events] = [rows.count, log.cases, log.events].map((size) =>
      formatCount(size, locale),
    )
    return `${count} executions of ${rows.files.join(', ')} (${cases} in all, of ${events} events)`
  }
  return `${counted(rows.count, 'row').replace(String(rows.count), formatCount(rows.count, locale))} of ${rows.files.join(', ')}`
}
