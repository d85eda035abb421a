import { requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'

/** Choices of one alternative out of a few, task by task. */
export interface ChoiceTasks {
  /** Columns of the attributes, one number an alternative of a task; the tasks follow each other. */
  readonly design: readonly Float64Array[]
  /** Where each task begins among the rows, and the number of rows at the end. */
  readonly starts: Int32Array
  /** Row of the alternative that was taken, one a task. */
  readonly chosen: Int32Array
  /** One a task, positive; absent: all count the same. */
  readonly weights?: Float64Array
  /** Who made the choice, one a task, 0-based; absent: every task stands for itself. */
  readonly clusters?: Int32Array
}

/**
 * The door of every method on choice tasks.
 * @throws StatisticsError 'too-few' without a task, a column or a second alternative; 'domain' where sizes
 *   differ, a chosen row lies outside its task, or a weight is not positive; 'not-finite'
 */
export function requireTasks(tasks: ChoiceTasks): void {
  const { design, starts, chosen } = tasks
  const count = starts.length - 1
  if (count < 1 || design.length === 0)
    throw new StatisticsError('too-few', 'Choices need a task and an attribute at least.')
  requireColumns(design, starts[count]!)
  requireLength(chosen.length, count, 'chosen alternatives')
  requireLength(tasks.weights?.length ?? count, count, 'weights')
  requireLength(tasks.clusters?.length ?? count, count, 'clusters')
  for (let task = 0; task < count; task++) requireTask(tasks, task)
}

function requireColumns(design: readonly Float64Array[], rows: number): void {
  for (const column of design) {
    requireSample(column, 2)
    requireLength(column.length, rows, 'values of an attribute')
  }
}

function requireLength(found: number, expected: number, what: string): void {
  if (found !== expected)
    throw new StatisticsError('domain', `There are ${found} ${what}, not ${expected}.`)
}

function requireTask({ starts, chosen, weights }: ChoiceTasks, task: number): void {
  const [from, until, taken] = [starts[task]!, starts[task + 1]!, chosen[task]!]
  if (until - from < 2)
    throw new StatisticsError('too-few', `Task ${task + 1} has fewer than two alternatives.`, {
      task,
    })
  if (taken < from || taken >= until)
    throw new StatisticsError('domain', `The choice of task ${task + 1} is none of its rows.`, {
      task,
    })
  const weight = weights?.[task] ?? 1
  if (!(weight > 0 && Number.isFinite(weight)))
    throw new StatisticsError('domain', `The weight of task ${task + 1} is not positive.`, { task })
}
