import type { DocumentPath } from '#study/document/document-text'
import type { ColumnDocument } from '#study/document/resolve/column-checks'
import { needOf } from '#study/document/resolve/columns'
import { logForms, type LogForm } from '#study/document/resolve/log-form-keys'
import type { LogDocument } from '#study/document/resolve/log'
import { refuse, type Resolution } from '#study/document/resolve/resolution'

/** A column of a log as it is written. */
export interface LogColumnWritten {
  readonly id: string
  readonly column: ColumnDocument
  readonly path: DocumentPath
  readonly steps: LogDocument['steps']
}

/** The form of a column that only a log has, if it has one. */
export function logFormOf(column: ColumnDocument): LogForm | undefined {
  return logForms.find(
    (form) => column[form] !== undefined && (form !== 'within' || typeof column[form] === 'object'),
  )
}

/** Refuses what only a log has, in a data set that is none. */
export function refuseLogForms(
  resolution: Resolution,
  columns: Readonly<Record<string, ColumnDocument>>,
  path: DocumentPath,
): void {
  for (const [id, column] of Object.entries(columns)) {
    const form = logFormOf(column) ?? (column['only-if'] === undefined ? undefined : 'only-if')
    if (form === undefined) continue
    const message = `\`${form}\` reads the executions of a process log, and these rows are none.`
    const hint = 'Say how events become executions in a `log` block beside `columns`.'
    refuse(resolution, ['wrong-value', [...path, id, form]], message, hint)
  }
}

/** What a need must be measured in for a form. */
const metricsOf: Readonly<Partial<Record<LogForm, readonly string[]>>> = {
  duration: ['duration', 'number'],
  work: ['duration', 'number'],
  waiting: ['duration', 'number'],
  takes: ['duration', 'number'],
  within: ['yes-no', 'share-within'],
  reaches: ['yes-no'],
  repeats: ['yes-no', 'count', 'number'],
  loops: ['yes-no', 'count', 'number'],
  changes: ['count', 'number'],
  counts: ['count', 'number'],
  'time-to': ['time-to-event'],
}

/** Whether a form is written alone, and gives what its need is measured in. */
export function checkLogForm(
  resolution: Resolution,
  written: LogColumnWritten,
  form: LogForm,
): void {
  checkAlone(resolution, written, form)
  checkOnlyIf(resolution, written)
  const { id, path } = written
  const type = needOf(resolution, id)?.metric?.type
  const fitting = metricsOf[form]
  const free = type === undefined && form !== 'time-to'
  if (fitting === undefined || free || (type !== undefined && fitting.includes(type))) return
  const message =
    type === undefined
      ? `\`${form}\` belongs to a need, and \`${id}\` is none with a metric.`
      : `\`${form}\` does not give what \`${id}\` is measured in: ${type}.`
  const hint = `It fits a metric of type ${fitting.join(' or ')}.`
  refuse(resolution, ['wrong-value', [...path, form]], message, hint)
}

function checkAlone(
  resolution: Resolution,
  { id, column, path }: LogColumnWritten,
  form: LogForm,
): void {
  const other = logForms.find((each) => each !== form && column[each] !== undefined)
  const idle = form === 'take' ? undefined : column.from
  if (other === undefined && idle === undefined) return
  const message =
    other === undefined
      ? `\`from\` has no use beside \`${form}\`.`
      : `The column \`${id}\` is read in two ways: \`${form}\` and \`${other}\`.`
  refuse(resolution, ['wrong-value', [...path, other ?? 'from']], message, 'Keep one of them.')
}

/** `only-if` belongs to durations. */
export function checkOnlyIf(resolution: Resolution, { column, path }: LogColumnWritten): void {
  if (column['only-if'] === undefined || column.duration !== undefined) return
  const message = '`only-if: finishes` belongs to a `duration`.'
  refuse(resolution, ['wrong-value', [...path, 'only-if']], message, 'Take it out.')
}
