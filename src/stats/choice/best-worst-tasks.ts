import { StatisticsError } from '#stats/error'

/** Which of the items shown people call the best and which the worst, task by task. */
export interface BestWorstTasks {
  /** How many items there are in all tasks together. */
  readonly items: number
  /** Items shown, 0-based; the tasks follow each other. */
  readonly shown: Int32Array
  /** Where each task begins among the shown, and their number at the end. */
  readonly starts: Int32Array
  /** The item called the best, one a task. */
  readonly best: Int32Array
  /** The item called the worst, one a task. */
  readonly worst: Int32Array
  /** Who answered, one a task, 0-based without gaps. */
  readonly people: Int32Array
  /** How much of a population each task's person stands for, positive; absent: all count the same. */
  readonly weights?: Float64Array
}

/**
 * The door of MaxDiff.
 * @throws StatisticsError 'too-few' without a task or with under three items in one; 'domain' where sizes
 *   differ, an item is shown twice, best and worst are one or are not shown, or a weight is not positive
 */
export function requireBestWorst(tasks: BestWorstTasks): void {
  const { shown, starts, best, worst, people, weights } = tasks
  const count = starts.length - 1
  if (count < 1) throw new StatisticsError('too-few', 'MaxDiff needs a task at least.')
  const lengths = [best.length, worst.length, people.length, weights?.length ?? count]
  if (lengths.some((length) => length !== count) || shown.length !== starts[count])
    throw new StatisticsError('domain', 'Tasks, answers and people must be as many.')
  for (let task = 0; task < count; task++) requireTask(tasks, task)
}

function requireTask(tasks: BestWorstTasks, task: number): void {
  const { items, shown, starts, best, worst, weights } = tasks
  const own = shown.subarray(starts[task]!, starts[task + 1]!)
  if (own.length < 3)
    throw new StatisticsError('too-few', `Task ${task + 1} shows fewer than three items.`, { task })
  const apart = new Set(own).size === own.length && own.every((item) => item >= 0 && item < items)
  const [first, last] = [best[task]!, worst[task]!]
  if (!apart || first === last || !own.includes(first) || !own.includes(last)) {
    const message = `Task ${task + 1} needs different items, and two of them as best and worst.`
    throw new StatisticsError('domain', message, { task })
  }
  const weight = weights?.[task] ?? 1
  if (!(weight > 0 && Number.isFinite(weight)))
    throw new StatisticsError('domain', `The weight of task ${task + 1} is not positive.`, { task })
}
