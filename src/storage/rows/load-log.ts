import { joinEvents } from '#evidence/log/join-events'
import { withClassifier } from '#storage/rows/log-classifier'
import { eventLog } from '#evidence/log/event-log'
import { executionColumns } from '#evidence/log/execution-columns'
import { executionsOf, type Executions } from '#evidence/log/executions'
import type { LogColumn } from '#evidence/log/log-column'
import type { LogRules } from '#evidence/log/log-rules'
import type { DataSet, LogOfDataSet } from '#evidence/rows/data-set'
import { headerWords } from '#formats/headers'
import type { Finding } from '#quantity/finding'
import type { Zone } from '#quantity/instant'
import type { Engine } from '#storage/rows/engine'
import { decimalOf, type LoadSettings } from '#storage/rows/load-table'
import { logEvents, type EventsAsked, type LogEvents } from '#storage/rows/log-events'
import type { NeededColumn } from '#storage/rows/needed-columns'
import type { PlainFile } from '#storage/rows/plain-file'
import { stageExecutions } from '#storage/rows/stage-executions'
import type { StagedTable } from '#storage/rows/staged-table'
import { zoneOf } from '#storage/rows/time-zone'

/** A process log as a table of the engine, one row an execution in the order of its cases. */
export interface LoadedLog {
  readonly table: StagedTable
  readonly executions: Executions
  readonly warnings: readonly Finding[]
}

/** A data set that is a log. */
export interface LogData {
  readonly dataSet: DataSet
  readonly log: LogOfDataSet
}

/** One file of a log, and how it is loaded. */
export interface LogFile {
  readonly file: PlainFile
  readonly load: LoadSettings
}

/** Loads a process log, whose cases may run over several files, into a table of its executions, or says what is wrong. */
export async function loadLog(
  engine: Engine,
  files: readonly LogFile[],
  { dataSet, log: written }: LogData,
): Promise<LoadedLog | readonly Finding[]> {
  const [{ file, load }] = files as readonly [LogFile]
  const classified = withClassifier(written, dataSet, files)
  if (classified.value === undefined) return classified.findings
  const log = classified.value
  const zone = log.timezone === undefined ? undefined : zoneOf(log.timezone)
  const read = await eventsOfFiles(engine, files, askedOf(dataSet, log, load.needed))
  if (zone !== undefined && 'code' in zone) {
    const unknown = { ...zone, place: { path: `data.${dataSet.id}.read.timezone` } }
    return [unknown, ...('events' in read ? [] : read)]
  }
  if (!('events' in read)) return read
  const attributes = attributesAsked(log.columns, load.needed)
  const made = executionsIn(read, log, attributes, zone)
  const place = (finding: Finding): Finding => placed(finding, dataSet, attributes)
  if (made.value === undefined) return made.findings.map(place)
  const { executions, rows } = made.value
  const named = files.map((one) => one.file.file).join(', ')
  const source = { ...read.account, file: named, decimal: decimalOf(file, load.read) }
  const table = await stageExecutions(engine, { load, source }, rows)
  return { table, executions, warnings: [...read.warnings, ...made.findings.map(place)] }
}

/** The events of all files together; what is wrong with any of them. */
async function eventsOfFiles(
  engine: Engine,
  files: readonly LogFile[],
  asked: EventsAsked,
): Promise<LogEvents | readonly Finding[]> {
  const parts: LogEvents[] = []
  const problems: Finding[] = []
  for (const [index, { file, load }] of files.entries()) {
    const unnamed = files.length === 1 ? {} : { unnamed: `${file.file} trace` }
    const read = await logEvents(engine, file, { ...asked, files: [file.file], ...unnamed }, load)
    if ('events' in read) parts[index] = read
    else problems.push(...read)
  }
  if (problems.length > 0) return problems
  const accounts = parts.map(({ account }) => account)
  return {
    events: joinEvents(
      parts.map(({ events }) => events),
      files.map(({ file }) => file.file),
    ),
    account: {
      headers: accounts.flatMap(({ headers }) => headers),
      rejected: accounts.flatMap(({ rejected }) => rejected),
      rejectedCount: accounts.reduce((sum, { rejectedCount }) => sum + rejectedCount, 0),
      openQuotes: accounts.flatMap(({ openQuotes }) => openQuotes),
      words: [...new Set(accounts.map(({ words }) => words))].join('; '),
    },
    warnings: parts.flatMap(({ warnings }) => warnings),
  }
}

interface Attribute {
  readonly column: LogColumn
  readonly path: string
}

/** Headers that are no column of the log: what its events carry. */
function attributesAsked(
  columns: readonly LogColumn[],
  needed: readonly NeededColumn[],
): readonly Attribute[] {
  const ids = new Set(columns.map(({ id }) => id))
  return needed
    .map(({ header, path }) => ({ name: headerWords(header), path }))
    .filter(({ name }) => !ids.has(name))
    .map(({ name, path }) => ({ column: { id: name, read: 'attribute', from: name }, path }))
}

/** What the rules and the columns of the log read of each event. */
function askedOf(
  { id, files }: DataSet,
  { rules, columns }: LogOfDataSet,
  needed: readonly NeededColumn[],
): EventsAsked {
  const ids = new Set(columns.map((column) => column.id))
  const asText = { number: false, text: true, auto: false }
  const named = [
    ...namesOf(rules).map(([key, name]) => [name, `data.${id}.log.${key}`] as const),
    ...columns.flatMap((column) =>
      'from' in column && column.from !== undefined
        ? [[column.from, `data.${id}.columns.${column.id}`] as const]
        : [],
    ),
  ]
  const first = new Map<string, string>()
  for (const [name, path] of named) if (!first.has(name)) first.set(name, path)
  return {
    needed: [...first].map(([name, path]) => ({
      header: { name, occurrence: 1 },
      ...asText,
      path,
    })),
    optional: needed
      .filter(({ header }) => !ids.has(headerWords(header)) && !first.has(headerWords(header)))
      .map((column) => ({ ...column, ...asText })),
    at: rules.at,
    files,
  }
}

function namesOf(rules: LogRules): readonly (readonly [key: string, name: string])[] {
  const { resource, lifecycle, order } = rules
  return [
    ['case', rules.case],
    ...rules.activity.map((name) => ['activity', name] as const),
    ['at', rules.at],
    ...(resource === undefined ? [] : [['resource', resource] as const]),
    ...(lifecycle === undefined ? [] : [['lifecycle.from', lifecycle.from] as const]),
    ...(order === undefined ? [] : [['order', order] as const]),
  ]
}

interface Made {
  readonly executions: Executions
  readonly rows: NonNullable<ReturnType<typeof executionColumns>['value']>
}

function executionsIn(
  { events }: LogEvents,
  { rules, columns }: LogOfDataSet,
  attributes: readonly Attribute[],
  zone: Zone | undefined,
): { readonly value?: Made; readonly findings: readonly Finding[] } {
  const log = eventLog(events, rules, zone)
  if (log.value === undefined) return { findings: log.findings }
  const executions = executionsOf(log.value, rules)
  const doubts = [...log.findings, ...executions.findings]
  if (executions.value === undefined) return { findings: doubts }
  const there = attributes.filter(({ column }) => events.columns.has(column.id))
  const all = [...columns, ...there.map(({ column }) => column)]
  const rows = executionColumns(executions.value, all)
  const findings = [...doubts, ...rows.findings]
  if (rows.value === undefined) return { findings }
  return { value: { executions: executions.value, rows: rows.value }, findings }
}

/** A finding of the log at its place in the study. */
function placed(
  finding: Finding,
  { id, files }: DataSet,
  attributes: readonly Attribute[],
): Finding {
  const { path = 'log' } = finding.place
  const attribute = attributes.find(({ column }) => path === `columns.${column.id}`)
  const own = path === 'periods' ? path : `data.${id}.${path}`
  const place = { file: files.join(', '), ...finding.place, path: attribute?.path ?? own }
  return { ...finding, place }
}
