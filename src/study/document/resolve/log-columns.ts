import type { LogColumn } from '#evidence/log/log-column'
import type { Goal } from '#evidence/log/log-rules'
import type { Period } from '#evidence/log/period-column'
import type { Column } from '#evidence/rows/data-set'
import type { DocumentPath } from '#study/document/document-text'
import type { ColumnDocument } from '#study/document/resolve/column-checks'
import { needOf, resolveColumns } from '#study/document/resolve/columns'
import { documentNeeds } from '#study/document/resolve/document-needs'
import { header } from '#study/document/resolve/header'
import { checkStep, type LogDocument } from '#study/document/resolve/log'
import { namedDuration, secondIn, withinBounds } from '#study/document/resolve/log-durations'
import {
  checkLogForm,
  checkOnlyIf,
  logFormOf,
  type LogColumnWritten,
} from '#study/document/resolve/log-form'
import { logColumnKeys, type LogForm } from '#study/document/resolve/log-form-keys'
import { resolveMetric } from '#study/document/resolve/metric'
import { overlapIn, periodsOf } from '#study/document/resolve/periods'
import { doubt, refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'
import type { DataDocument } from '#study/document/schema/study'

/** Columns of executions, and how the columns of the study read them. */
export interface LogColumns {
  readonly ofLog: readonly LogColumn[]
  readonly columns: readonly Column[]
}

/** The columns of a data set that is a log, the name of the case among them. */
export function resolveLogColumns(
  resolution: Resolution,
  { columns, log }: DataDocument & { readonly log: LogDocument },
  path: DocumentPath,
): LogColumns {
  const parts = Object.entries(columns).map(([id, column]): LogColumns => {
    const written = { id, column, path: [...path, id], steps: log.steps }
    const form = logFormOf(column)
    if (form !== undefined) return columnOf(resolution, written, form)
    checkOnlyIf(resolution, written)
    return { ofLog: [], columns: resolveColumns(resolution, { [id]: column }, path) }
  })
  const all = [...('execution' in columns ? [] : [caseName]), ...parts]
  const ofLog = all.flatMap((part) => part.ofLog)
  const within = sharesWithin(resolution, ofLog, Object.keys(columns))
  return {
    ofLog: [...ofLog, ...within],
    columns: [...all.flatMap((part) => part.columns), ...within.map(({ id }) => numberFrom(id))],
  }
}

const caseName: LogColumns = {
  ofLog: [{ id: 'execution', read: 'case' }],
  columns: [{ id: 'execution', read: 'category', from: header('execution') }],
}

function columnOf(resolution: Resolution, written: LogColumnWritten, form: LogForm): LogColumns {
  const { id, column } = written
  checkLogForm(resolution, written, form)
  if (form === 'by') return period(resolution, written)
  if (form === 'time-to') return timeTo(resolution, written)
  if (form === 'take') {
    const from = column.from ?? id
    return asWritten(resolution, written, { id, read: 'attribute', from, take: column.take! })
  }
  const made = numberColumns[form](resolution, written)
  if (made === undefined) return { ofLog: [], columns: [] }
  if (column.bands === undefined) return { ofLog: [made], columns: [numberFrom(id)] }
  const { unit: _, ...inItsUnit } = column
  return asWritten(resolution, { ...written, column: inItsUnit }, made)
}

/** What else the column says (a map, bands ...) is read from the column of the log. */
function asWritten(
  resolution: Resolution,
  { id, column, path }: LogColumnWritten,
  ofLog: LogColumn,
): LogColumns {
  const rest = Object.entries(column).filter(([key]) => !logColumnKeys.includes(key))
  const document: ColumnDocument = { ...Object.fromEntries(rest), from: id }
  const columns = resolveColumns(resolution, { [id]: document }, path.slice(0, -1))
  return { ofLog: [ofLog], columns }
}

function numberFrom(id: string): Column {
  return { id, read: 'number', from: header(id), scale: 1 }
}

function period(resolution: Resolution, written: LogColumnWritten): LogColumns {
  const { id, column, path } = written
  const known = (resolution.document.periods ?? []).map((each) => each.id)
  const named = column.map === undefined ? undefined : Object.keys(column.map)
  for (const name of named ?? []) {
    if (known.includes(name)) continue
    refuseReference(resolution, [...path, 'map', name], 'period', [name, known])
  }
  if (known.length === 0 && named === undefined) {
    const hint = 'Add `periods: [ { id: before, until: 2011-04-01 } ]` to the study.'
    refuse(resolution, ['missing-key', [...path, 'by']], 'The study has no periods.', hint)
  }
  const as = column.map === undefined ? { as: 'category' as const } : {}
  const periods = periodsOf(resolution, named)
  const overlap = overlapIn(periods)
  if (overlap !== undefined) doubtOverlap(resolution, overlap, [...path, 'by'])
  const document = { ...written, column: { ...column, ...as } }
  return asWritten(resolution, document, { id, read: 'period', periods })
}

function doubtOverlap(
  resolution: Resolution,
  [one, other]: readonly [Period, Period],
  path: DocumentPath,
): void {
  const message = `The periods \`${one.id}\` and \`${other.id}\` overlap; a case that starts in both counts for \`${one.id}\`.`
  const hint = 'Name those that are meant in a `map`, or part them: `until` is outside a period.'
  doubt(resolution, ['range', path], message, hint)
}

function timeTo(resolution: Resolution, written: LogColumnWritten): LogColumns {
  const { id, column, path } = written
  const to = column['time-to']!
  const form = typeof to === 'string' ? { from: 'start', to } : to
  const duration = namedDuration(resolution, written, [form, [...path, 'time-to']])
  const scale = secondIn(resolution, written)
  const ofLog: readonly LogColumn[] = [
    { id: `${id}.time`, read: 'time-to', duration, gives: 'time', scale },
    { id: `${id}.event`, read: 'time-to', duration, gives: 'event', scale: 1 },
  ]
  return { ofLog, columns: ofLog.map((part) => numberFrom(part.id)) }
}

type NumberColumn = (resolution: Resolution, written: LogColumnWritten) => LogColumn | undefined

const numberColumns: Readonly<Record<Exclude<LogForm, 'take' | 'by' | 'time-to'>, NumberColumn>> = {
  duration: (resolution, written) => {
    const { id, column, path } = written
    const form = [column.duration!, [...path, 'duration']] as const
    const duration = namedDuration(resolution, written, form)
    const onlyFinished = column['only-if'] === undefined ? {} : { onlyFinished: true }
    return { id, read: 'duration', duration, scale: secondIn(resolution, written), ...onlyFinished }
  },
  within: withinBounds,
  reaches: (resolution, written) => {
    return { id: written.id, read: 'reaches', goal: goalOf(resolution, written) }
  },
  repeats: (resolution, written) => again(resolution, written, 'repeats'),
  loops: (resolution, written) => again(resolution, written, 'loops'),
  changes: (_, { id, column }) => {
    const from = column.changes === 'resource' ? {} : { from: column.changes! }
    return { id, read: 'changes', ...from }
  },
  counts: (resolution, written) => {
    const step = stepNamed(resolution, written, 'counts')
    return { id: written.id, read: 'counts', step }
  },
  work: (resolution, written) => timeOf(resolution, written, 'work'),
  waiting: (resolution, written) => timeOf(resolution, written, 'waiting'),
  takes: (resolution, written) => timeOf(resolution, written, 'takes'),
}

function timeOf(
  resolution: Resolution,
  written: LogColumnWritten,
  read: 'work' | 'waiting' | 'takes',
): LogColumn {
  const step = oneOrAny(resolution, written, read)
  return { id: written.id, read, ...step, scale: secondIn(resolution, written) }
}

/** Of yes-no needs whether there is any, else how many. */
function again(
  resolution: Resolution,
  written: LogColumnWritten,
  form: 'repeats' | 'loops',
): LogColumn {
  const { id } = written
  const step = oneOrAny(resolution, written, form)
  const as = needOf(resolution, id)?.metric?.type === 'yes-no' ? 'yes-no' : 'count'
  return { id, read: form, ...step, as }
}

/** Forms that take a step, or `any`. */
type FormOfStep = 'work' | 'waiting' | 'takes' | 'repeats' | 'loops'

function oneOrAny(
  resolution: Resolution,
  written: LogColumnWritten,
  form: FormOfStep,
): { readonly step?: string } {
  if (written.column[form] === 'any') return {}
  return { step: stepNamed(resolution, written, form) }
}

function stepNamed(
  resolution: Resolution,
  { column, path, steps }: LogColumnWritten,
  form: 'counts' | FormOfStep,
): string {
  const name = column[form]!
  checkStep(resolution, { name, steps }, [...path, form])
  return name
}

function goalOf(resolution: Resolution, { column, path, steps }: LogColumnWritten): Goal {
  const goal = column.reaches!
  if (typeof goal !== 'string') return { activity: goal.activity }
  checkStep(resolution, { name: goal, steps }, [...path, 'reaches'])
  return { step: goal }
}

/** Shares within a bound of a time that the log gives: of all decided executions. */
function sharesWithin(
  resolution: Resolution,
  ofLog: readonly LogColumn[],
  declared: readonly string[],
): readonly LogColumn[] {
  return documentNeeds(resolution.document).flatMap(({ need, path }): readonly LogColumn[] => {
    if (need.metric?.type !== 'share-within' || declared.includes(need.id)) return []
    const metric = resolveMetric({ ...resolution, findings: [] }, need, path)
    if (metric?.type !== 'share-within') return []
    const of = ofLog.find(({ id }) => id === metric.of)
    if (of?.read !== 'duration') return []
    const { duration, scale } = of
    const atMost = metric.atMost === undefined ? {} : { atMost: metric.atMost / scale }
    const atLeast = metric.atLeast === undefined ? {} : { atLeast: metric.atLeast / scale }
    return [{ id: need.id, read: 'within', duration, ...atMost, ...atLeast }]
  })
}
