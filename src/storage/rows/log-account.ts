import type { Executions } from '#evidence/log/executions'
import { logReading } from '#evidence/log/log-reading'
import type { DataSet } from '#evidence/rows/data-set'
import type { Reading } from '#evidence/rows/question'
import type { Ledger } from '#storage/rows/ledger'
import { logColumnWords } from '#storage/rows/log-column-words'

/** Of a log the rows are its executions, and their columns are named by what they are made of. */
export function accountOfLog(
  executions: Executions,
  { log }: DataSet,
  { columns }: Ledger,
): Pick<Reading, 'rowsRead' | 'columns' | 'log'> {
  const words = new Map(log?.columns.map((column) => [column.id, logColumnWords(column)]))
  return {
    rowsRead: executions.count,
    columns: columns.map((column) => ({
      ...column,
      from: words.get(column.from) ?? column.from,
    })),
    log: logReading(executions),
  }
}

/** What columns are made of is staged by now: the columns of the file need not be held. */
export function withoutSource(executions: Executions): Executions {
  const { rows } = executions.log.source
  const source = { rows, lines: new Float64Array(), columns: new Map() }
  const { resources: _, ...log } = executions.log
  return { ...executions, log: { ...log, source } }
}
