import type { Executions } from '#evidence/log/executions'
import type { LogColumn } from '#evidence/log/log-column'
import { readLogColumn, type LogCells } from '#evidence/log/read-log-column'
import type { Categories, UnitsAnswer } from '#evidence/rows/question'
import type { Finding, Outcome } from '#quantity/finding'

/**
 * The columns of a data set over the executions of a log, one row an execution in the order of its
 * cases; `lines` names the first event of each in the file. What an execution does not have is
 * missing (NaN, -1): reaching and within a time while it is open; counts, work and repetitions in
 * all that are not finished. Cost: one pass over the events a column.
 * @example
 * executionColumns(executions, [{ id: 'done', read: 'reaches', goal: { step: 'decide' } }])
 */
export function executionColumns(
  executions: Executions,
  columns: readonly LogColumn[],
): Outcome<UnitsAnswer> {
  const numbers: Record<string, Float64Array> = {}
  const categories: Record<string, Categories> = {}
  const findings: Finding[] = []
  for (const column of columns) {
    const { value, findings: found }: Outcome<LogCells> = readLogColumn(executions, column)
    findings.push(...found)
    if (value instanceof Float64Array) numbers[column.id] = value
    else if (value !== undefined) categories[column.id] = value
  }
  if (findings.some(({ severity }) => severity === 'problem')) return { findings }
  const { bounds, rows, source } = executions.log
  const lines = new Float64Array(executions.count)
  for (let c = 0; c < lines.length; c++) lines[c] = source.lines[rows[bounds[c]!]!]!
  return {
    value: { kind: 'units', rows: executions.count, lines, numbers, categories },
    findings,
  }
}
