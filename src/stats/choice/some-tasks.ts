import type { ChoiceTasks } from '#stats/choice/choice-tasks'

/** Only the tasks of the list, in its order. */
export function someTasks(tasks: ChoiceTasks, list: readonly number[]): ChoiceTasks {
  const { design, starts, chosen, weights, clusters } = tasks
  const begin = new Int32Array(list.length + 1)
  for (const [i, task] of list.entries())
    begin[i + 1] = begin[i]! + starts[task + 1]! - starts[task]!
  const rows = new Int32Array(begin.at(-1)!)
  for (const [i, task] of list.entries())
    for (let row = starts[task]!; row < starts[task + 1]!; row++)
      rows[begin[i]! + row - starts[task]!] = row
  return {
    design: design.map((column) => Float64Array.from(rows, (row) => column[row]!)),
    starts: begin,
    chosen: Int32Array.from(list, (task, i) => begin[i]! + chosen[task]! - starts[task]!),
    ...(weights === undefined
      ? {}
      : { weights: Float64Array.from(list, (task) => weights[task]!) }),
    ...(clusters === undefined
      ? {}
      : { clusters: Int32Array.from(list, (task) => clusters[task]!) }),
  }
}
