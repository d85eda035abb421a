import { createHash } from 'node:crypto'
import type { Executions } from '#evidence/log/executions'
import type { DataSet } from '#evidence/rows/data-set'
import type { Reading } from '#evidence/rows/question'
import { defaultMissing } from '#formats/cell-text'
import { headerWords } from '#formats/headers'
import { problem, type Finding, type Outcome } from '#quantity/finding'
import type { CodedGroups } from '#storage/rows/cell-order'
import { ColumnStream } from '#storage/rows/column-stream'
import { Engine, type EngineSettings } from '#storage/rows/engine'
import { findTable } from '#storage/rows/find-table'
import { joinRelation, type Lender } from '#storage/rows/join-relation'
import { readLedger, type Ledger, type Staged } from '#storage/rows/ledger'
import { loadLog, type LoadedLog, type LogFile } from '#storage/rows/load-log'
import { decimalOf, loadTable } from '#storage/rows/load-table'
import { accountOfLog, withoutSource } from '#storage/rows/log-account'
import { NeededColumns } from '#storage/rows/needed-columns'
import { hasWildcards, plainFile, type PlainFile } from '#storage/rows/plain-file'
import { readingWarnings, tableProblems } from '#storage/rows/reading-findings'
import { reasonOf, reasonsOf } from '#storage/rows/rejected-rows'
import {
  readCopy,
  rowCopy,
  writeCopy,
  type CopyFolder,
  type RowCopy,
} from '#storage/rows/row-copies'
import { createRelation, type Relation } from '#storage/rows/relation'
import { listed, type StagedTable } from '#storage/rows/staged-table'
import { surveyFile, type FileSurvey } from '#storage/rows/survey-file'
import { tableKind } from '#storage/rows/table-kind'
import type { Progress } from '#use-cases/ports/progress'
import type { Roots } from '#use-cases/ports/rows'

/** A data set that can be asked. */
export interface OpenDataSet {
  readonly engine: Engine
  readonly relation: Relation
  readonly stream: ColumnStream
  readonly reading: Reading
  readonly dataSet: DataSet
  readonly staged: Staged
  /** What the sums of a column of doubles are counted from, of those that were asked for. */
  readonly origins: Map<string, number>
  /** The cells of what was grouped by, in the order of their first rows. */
  readonly orders: Map<string, CodedGroups>
  /** Of a process log. */
  readonly executions?: Executions
}

export interface OpenSettings extends EngineSettings {
  readonly fastFrom: number
  readonly progress: Progress
  /** Where rows that were read are kept for the next time; absent: nowhere. */
  readonly copies?: CopyFolder
}

/** Smaller files are read again as fast. */
const copiedFrom = 4 * 1024 * 1024

/** Loads the files of a data set into an engine of its own; `lenders` are those it joins. */
export async function openDataSet(
  dataSet: DataSet,
  roots: Roots,
  settings: OpenSettings,
  lenders: readonly Lender[],
): Promise<Outcome<OpenDataSet>> {
  const files = await plainFiles(dataSet, roots, settings.folder)
  if (files.value === undefined) return { findings: files.findings }
  const input = { dataSet, lenders, ...(await withCopies(dataSet, files.value, settings)) }
  const engine = await Engine.create(settings, [
    ...files.value.map((file) => file.plain),
    ...input.copies.flatMap((copy) => (copy === undefined ? [] : [copy.own])),
  ])
  try {
    const outcome = await read(engine, input, settings)
    if (outcome.value === undefined) await engine.close()
    return outcome
  } catch (error) {
    await engine.close()
    throw error
  }
}

async function plainFiles(
  dataSet: DataSet,
  roots: Roots,
  folder: string,
): Promise<Outcome<readonly PlainFile[]>> {
  const files: PlainFile[] = []
  const findings: Finding[] = []
  for (const [index, name] of dataSet.files.entries()) {
    const found = await findTable(name, roots)
    const plain = found.value && (await plainFile(found.value, { folder, name: `plain-${index}` }))
    findings.push(...found.findings, ...(plain?.findings ?? []))
    if (plain?.value !== undefined) files.push(plain.value)
  }
  return files.length < dataSet.files.length || files.length === 0
    ? { findings }
    : { value: files, findings }
}

interface Input {
  readonly dataSet: DataSet
  readonly files: readonly PlainFile[]
  /** Of each file the copy of its rows as they are read here, where one is kept or to be made. */
  readonly copies: readonly (RowCopy | undefined)[]
  readonly needed: NeededColumns
  readonly missing: ReadonlySet<string>
  readonly lenders: readonly Lender[]
}

async function withCopies(
  dataSet: DataSet,
  files: readonly PlainFile[],
  { copies, fastFrom }: OpenSettings,
): Promise<Omit<Input, 'dataSet' | 'lenders'>> {
  const needed = new NeededColumns(dataSet)
  const missing = new Set(
    ['', ...(dataSet.read.missing ?? defaultMissing)].map((text) => text.trim()),
  )
  const columns = needed.list.map(({ path: _path, ...column }) => column)
  const way = [dataSet.read, columns, isSeveral(dataSet), fastFrom]
  const found = files.map(async (file) => {
    const kind = tableKind(file, dataSet.read)
    const read = 'is' in kind && kind.is !== 'parquet' && dataSet.log === undefined
    if (copies === undefined || hasWildcards(copies.folder)) return undefined
    if (!read || file.plainBytes < copiedFrom) return undefined
    return rowCopy(copies, (await surveyFile(file, false)).hash, way)
  })
  return { files, copies: await Promise.all(found), needed, missing }
}

/** Whether other files, or other parts of a row, have a say in what a column holds. */
function isSeveral({ files, unpivot }: DataSet): boolean {
  return files.length > 1 || unpivot.length > 0
}

interface LoadedFiles {
  readonly tables: readonly StagedTable[]
  readonly surveys: readonly Pick<FileSurvey, 'hash'>[]
  readonly log?: LoadedLog
  readonly findings: readonly Finding[]
}

async function loadFiles(
  engine: Engine,
  { dataSet, files, copies, needed, missing }: Input,
  settings: OpenSettings,
): Promise<LoadedFiles> {
  const tables: StagedTable[] = []
  const findings: Finding[] = []
  const surveys: Promise<Pick<FileSurvey, 'hash'>>[] = []
  let log: LoadedLog | undefined
  const ofLog: LogFile[] = []
  for (const [index, file] of files.entries()) {
    const { fastFrom } = settings
    const name = `file${index}`
    const copy = copies[index]
    const known = copy && (await readCopy(engine, copy, { name, file: file.file }))
    if (copy !== undefined && known !== undefined) {
      tables.push(known)
      surveys.push(Promise.resolve({ hash: copy.file }))
      continue
    }
    const survey = surveyFile(file, file.plainBytes >= fastFrom)
    survey.catch(() => undefined)
    const target = {
      name,
      missing,
      several: isSeveral(dataSet),
      progress: progressOf(file, settings.progress),
    }
    const load = { read: dataSet.read, needed: needed.list, target, survey, fastFrom }
    surveys.push(survey)
    if (dataSet.log !== undefined) {
      ofLog.push({ file, load })
      continue
    }
    const table = await loadTable(engine, file, load)
    if ('code' in table) {
      findings.push(table)
      continue
    }
    tables.push(table)
    if (copy !== undefined) engine.runBeside((connection) => writeCopy(connection, copy, table))
  }
  if (dataSet.log !== undefined) {
    const loaded = await loadLog(engine, ofLog, { dataSet, log: dataSet.log })
    if ('table' in loaded) {
      tables.push(loaded.table)
      log = loaded
    } else findings.push(...loaded)
  }
  return {
    tables,
    surveys: await Promise.all(surveys),
    findings,
    ...(log === undefined ? {} : { log }),
  }
}

async function read(
  engine: Engine,
  input: Input,
  settings: OpenSettings,
): Promise<Outcome<OpenDataSet>> {
  const { dataSet, files, lenders, needed, missing } = input
  const loaded = await loadFiles(engine, input, settings)
  const { tables, surveys, log } = loaded
  const findings = [...loaded.findings]
  if (findings.length === 0) findings.push(...tableProblems(dataSet, needed, tables))
  if (findings.length > 0) return { findings }
  const commas = files.every((file) => decimalOf(file, dataSet.read) === ',')
  const source = { dataSet, needed, tables, missing, decimal: commas ? ',' : '.' } as const
  const created = await createRelation(engine, source)
  if (created.value === undefined) return { findings: created.findings }
  const joined = await joinRelation(engine, created.value, dataSet, lenders)
  const relation = joined.value
  if (relation === undefined) return { findings: joined.findings }
  const ledger = await readLedger(engine, relation, { needed, tables })
  if (ledger.rows === 0) return { findings: [nothingKept(dataSet)] }
  const reading: Reading = {
    ...(await accountOf(engine, dataSet, { tables, ledger })),
    ...(log === undefined ? {} : accountOfLog(log.executions, dataSet, ledger)),
    hash: combined([...surveys, ...lenders].map(({ hash }) => hash)),
    bytes: files.reduce((total, { bytes }) => total + bytes, 0),
  }
  const warnings = [
    ...readingWarnings(dataSet, { needed, tables }, { reading, ledger }),
    ...joined.findings,
  ]
  const stream = new ColumnStream(engine, relation.kept, { kept: reading.rows, tables })
  const staged = { needed, tables }
  const kept = { origins: new Map<string, number>(), orders: new Map<string, CodedGroups>() }
  const value = { dataSet, engine, relation, stream, reading, staged, ...kept }
  if (log === undefined) return { value, findings: warnings }
  const executions = withoutSource(log.executions)
  return { value: { ...value, executions }, findings: [...log.warnings, ...warnings] }
}

function nothingKept(dataSet: DataSet): Finding {
  const place = { file: dataSet.files.join(', '), path: `data.${dataSet.id}` }
  const message = 'No row is left after `keep` and `exclude`.'
  return problem('empty-file', place, message, 'Compare the values that they name with the file.')
}

/** The account of what was read and what was left out. */
async function accountOf(
  engine: Engine,
  dataSet: DataSet,
  { tables, ledger }: { readonly tables: readonly StagedTable[]; readonly ledger: Ledger },
): Promise<Omit<Reading, 'hash' | 'bytes'>> {
  const several = tables.length > 1
  const rejected = [
    ...tables.flatMap(({ file, rejected }, index) => rejected.map((row) => ({ index, file, row }))),
    ...ledger.unreadable.map(({ file, line, value, header }) => ({
      index: file,
      file: tables[file]?.file ?? '',
      row: { line, field: headerWords(header), value, reason: reasonOf(value) },
    })),
  ].toSorted((a, b) => a.index - b.index || a.row.line - b.row.line)
  const duplicates = tables.map((table) => table.duplicates)
  const counted = duplicates.every((count) => count !== undefined)
  const words = [...new Set(tables.map((table) => table.words))]
  const uncounted = counted ? [] : ['rows that repeat were not counted (more than 5 million rows)']
  return {
    data: dataSet.id,
    files: dataSet.files,
    rowsRead: tables.reduce((total, { rows, rejectedCount }) => total + rows + rejectedCount, 0),
    rows: ledger.rows,
    excluded: await excludedRows(engine, dataSet),
    ...(counted ? { duplicateRows: duplicates.reduce((total, count) => total + count, 0) } : {}),
    headers: [...new Set(tables.flatMap(({ headers }) => headers.map(headerWords)))],
    format: [...words, ...uncounted, ...joinWords(dataSet)].join('; '),
    columns: ledger.columns,
    rejected: rejected.slice(0, listed).map(({ file, row }) => (several ? { file, ...row } : row)),
    rejectedCount:
      tables.reduce((total, { rejectedCount }) => total + rejectedCount, 0) +
      ledger.unreadableCount,
  }
}

function joinWords({ joins = [] }: DataSet): readonly string[] {
  return joins.map((join) => `with columns of ${join.with} by ${join.by}`)
}

async function excludedRows(engine: Engine, dataSet: DataSet): Promise<Reading['excluded']> {
  const kept = Object.entries(dataSet.keep)
  if (kept.length === 0 && dataSet.exclude.length === 0) return []
  const rows = await engine.select(
    'SELECT reason, count(*) FROM marked WHERE reason >= 0 GROUP BY reason ORDER BY reason',
  )
  const reasons = reasonsOf(dataSet)
  return rows.map(([reason, count]) => ({
    why: reasons[Number(reason)] ?? '',
    count: Number(count),
  }))
}

/** Of one file its own hash, of several the hash of their hashes. */
function combined(hashes: readonly string[]): string {
  const [only, ...others] = hashes
  if (only !== undefined && others.length === 0) return only
  return createHash('sha256').update(hashes.join('\n')).digest('hex')
}

const progressStep = 64 * 1024 * 1024

/** Says every 64 MB how far a file is read. */
export function progressOf(file: PlainFile, progress: Progress): (bytes: number) => void {
  let said = 0
  return (bytes) => {
    if (bytes - said < progressStep) return
    said = bytes
    progress(`reading ${file.file}: ${Math.floor((100 * bytes) / file.plainBytes)} %`)
  }
}
