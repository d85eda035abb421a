import type { EventPlace } from '#evidence/log/event-columns'
import type { DataSet } from '#evidence/rows/data-set'
import type { Reading } from '#evidence/rows/question'
import { errorTexts } from '#formats/cell-text'
import { delimitedLine } from '#formats/delimited-line'
import { headerWords } from '#formats/headers'
import { codes } from '#storage/rows/column-sql'
import type { Engine } from '#storage/rows/engine'
import { unreadablePlaces, type Staged } from '#storage/rows/ledger'
import type { Relation } from '#storage/rows/relation'
import { literals } from '#storage/rows/sql-text'
import { trimSql } from '#storage/rows/trim-sql'

/** A data set of which everything is known that was kept out. */
export interface KeptApart {
  readonly dataSet: DataSet
  readonly engine: Engine
  readonly relation: Relation
  readonly staged: Staged
  readonly reading: Pick<Reading, 'log'>
}

/** Takes a row or cell that was kept out: where it stands, what it holds, and why. */
type Take = (found: {
  readonly file: number
  readonly line: number
  readonly column: string
  readonly value: string
  readonly reason: string
}) => void

/** Hands over every row and cell that was kept out as lines of a table; gives their number. */
export async function rejectedRows(
  apart: KeptApart,
  write: (lines: string) => void,
): Promise<number> {
  const { dataSet } = apart
  let count = 0
  const take: Take = ({ file, line, column, value, reason }) => {
    count++
    const name = dataSet.files[file] ?? ''
    write(delimitedLine([dataSet.id, name, line, column, value, reason]))
  }
  unreadRows(apart, take)
  leftOutEvents(apart, take)
  await leftOut(apart, take)
  await unreadableCells(apart, take)
  await unmappedCells(apart, take)
  return count
}

/** Rows that no reader could read; beyond the first thousand of a file only their number is known. */
function unreadRows({ staged: { tables } }: KeptApart, take: Take): void {
  for (const [file, { rejected, rejectedCount }] of tables.entries()) {
    for (const { line, field = '', value = '', reason } of rejected) {
      take({ file, line, column: field, value, reason })
    }
    const more = rejectedCount - rejected.length
    const line = rejected.at(-1)?.line ?? 0
    const reason = `and ${more} more rows after this line that cannot be read`
    if (more > 0) take({ file, line, column: '', value: '', reason })
  }
}

/** Of a process log: events that no execution has; of each reason the first thousand by line. */
function leftOutEvents({ dataSet: { files }, reading: { log } }: KeptApart, take: Take): void {
  if (log === undefined) return
  const { leftOut, startsWithoutComplete } = log
  const event = { column: '', value: '' }
  const at = ({ line, file = '' }: EventPlace) => ({ line, file: Math.max(files.indexOf(file), 0) })
  for (const [reason, { count, places }] of [
    ...Object.entries(leftOut),
    ['start-without-complete', startsWithoutComplete] as const,
  ]) {
    for (const place of places) take({ ...event, ...at(place), reason: `event: ${reason}` })
    const more = count - places.length
    const words = `and ${more} more events after this line: ${reason}`
    if (more > 0) take({ ...event, ...at(places.at(-1) ?? { line: 0 }), reason: words })
  }
}

/** Why a row was left out, in the order of the reasons in `marked`. */
export function reasonsOf({ keep, exclude }: DataSet): readonly string[] {
  const conditions = Object.entries(keep).map(
    ([column, values]) => `${column} is ${values.join(' or ')}`,
  )
  return [`kept only where ${conditions.join(' and ')}`, ...exclude.map(({ why }) => why)]
}

async function leftOut({ dataSet, engine, relation }: KeptApart, take: Take): Promise<void> {
  const reasons = reasonsOf(dataSet)
  if (reasons.length === 1 && Object.keys(dataSet.keep).length === 0) return
  const rows = `SELECT file, line, '', reason FROM ${relation.marked} WHERE reason >= 0`
  await eachCell(engine, rows, (cell, reason) =>
    take({ ...cell, column: '', reason: reasons[Number(reason)] ?? '' }),
  )
}

async function unreadableCells({ engine, relation, staged }: KeptApart, take: Take): Promise<void> {
  const { numbers, texts } = unreadablePlaces(relation, staged)
  for (const { place, header } of numbers) {
    const values = staged.tables.map(
      ({ unreadable }) => new Map(unreadable.get(place)?.map(({ line, value }) => [line, value])),
    )
    const rows = `SELECT DISTINCT file, line, '', 0 FROM ${relation.kept}
      WHERE isinf(n${place}) ORDER BY file, line`
    await eachCell(engine, rows, (cell) => {
      const value = values[cell.file]?.get(cell.line) ?? ''
      take({ ...cell, column: headerWords(header), value, reason: reasonOf(value) })
    })
  }
  for (const { place, header } of texts) {
    const rows = `SELECT DISTINCT file, line, ${trimSql(`t${place}`)}, 0 FROM ${relation.kept}
      WHERE ${trimSql(`t${place}`)} IN (${literals(errorTexts)}) ORDER BY file, line`
    await eachCell(engine, rows, (cell) =>
      take({ ...cell, column: headerWords(header), reason: reasonOf(cell.value) }),
    )
  }
}

/** Why a cell that is there cannot be read. */
export function reasonOf(value: string): string {
  return errorTexts.includes(value) ? 'an error of the spreadsheet' : 'not a number'
}

async function unmappedCells({ engine, relation }: KeptApart, take: Take): Promise<void> {
  for (const column of relation.columns.values()) {
    if (column.kind !== 'codes' || column.value === undefined) continue
    const bands = column.parts.some(({ read }) => read === 'bands')
    const reason = bands ? 'in none of the bands' : 'not in the map'
    const rows = `SELECT file, line, CAST(${column.value} AS VARCHAR), 0 FROM ${relation.kept}
      WHERE ${column.sql} = ${codes.unmapped}`
    await eachCell(engine, rows, (cell) => take({ ...cell, column: column.id, reason }))
  }
}

type Cell = { readonly file: number; readonly line: number; readonly value: string }

async function eachCell(
  engine: Engine,
  sql: string,
  take: (cell: Cell, reason: unknown) => void,
): Promise<void> {
  await engine.stream(sql, (chunk) => {
    for (const [file, line, value, reason] of chunk.getRows()) {
      take({ file: Number(file), line: Number(line), value: String(value ?? '') }, reason)
    }
  })
}
