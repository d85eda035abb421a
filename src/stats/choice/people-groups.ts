import { requireTasks, type ChoiceTasks } from '#stats/choice/choice-tasks'
import { StatisticsError } from '#stats/error'
import { LANES } from '#stats/machine/lanes'

/** People whose choices are read side by side, one a lane: where a person has fewer, nothing is chosen. */
export interface PeopleGroup {
  /** One a lane; fewer in the last group. */
  readonly people: Int32Array
  /** How many alternatives were not taken in each task: the most of anybody. */
  readonly left: readonly number[]
  readonly rows: number
}

interface Person {
  readonly person: number
  /** Tasks by the number of their alternatives, the most first. */
  readonly tasks: readonly number[]
  readonly rows: number
}

/**
 * People in groups of like numbers of choices, whatever the order of the tasks.
 * @throws StatisticsError 'domain' where nobody is named or a person between others has no task, 'too-few',
 *   'not-finite'
 */
export function peopleGroups(tasks: ChoiceTasks): readonly PeopleGroup[] {
  const ordered = peopleOf(tasks).toSorted(
    (a, b) => b.tasks.length - a.tasks.length || b.rows - a.rows || a.person - b.person,
  )
  return Array.from({ length: Math.ceil(ordered.length / LANES) }, (_, group) =>
    groupOf(tasks, ordered.slice(group * LANES, (group + 1) * LANES)),
  )
}

function groupOf({ starts }: ChoiceTasks, people: readonly Person[]): PeopleGroup {
  const left = people[0]!.tasks.map((_, i) =>
    Math.max(
      ...people.map(({ tasks }) => (i < tasks.length ? alternatives(starts, tasks[i]!) : 0)),
    ),
  )
  return {
    people: Int32Array.from(people, ({ person }) => person),
    left,
    rows: left.reduce((sum, count) => sum + count, 0),
  }
}

/** Alternatives of a task but the one that was taken. */
function alternatives(starts: Int32Array, task: number): number {
  return starts[task + 1]! - starts[task]! - 1
}

/** The tasks of each person, the longest first. */
export function ownTasks(tasks: ChoiceTasks): readonly (readonly number[])[] {
  requireTasks(tasks)
  const { clusters, starts } = tasks
  if (clusters === undefined) throw new StatisticsError('domain', 'Each task needs its person.')
  const found: number[][] = []
  for (const [task, person] of clusters.entries()) (found[person] ??= []).push(task)
  return Array.from(found, (own: readonly number[] | undefined) => {
    if (own === undefined) throw new StatisticsError('domain', 'Every person needs a task.')
    return own.toSorted((a, b) => alternatives(starts, b) - alternatives(starts, a) || a - b)
  })
}

function peopleOf(tasks: ChoiceTasks): readonly Person[] {
  return ownTasks(tasks).map((own, person) => ({
    person,
    tasks: own,
    rows: own.reduce((sum, task) => sum + alternatives(tasks.starts, task), 0),
  }))
}

/** Beyond it an alternative has no chance: what stands in a lane in place of alternatives that were not shown. */
const NOT_SHOWN = -690

/**
 * Writes a group's choices: `apart` the attributes of what was left less those of what was taken, alternative by
 * alternative (a column an attribute), and `begin` what is added to their utilities.
 */
export function writeGroup(
  { design, starts, chosen }: ChoiceTasks,
  [{ people, left }, own]: readonly [PeopleGroup, readonly (readonly number[])[]],
  cells: Float64Array,
  { apart, begin }: { readonly apart: number; readonly begin: number },
): void {
  const size = design.length
  for (let lane = 0; lane < LANES; lane++) {
    const tasks = lane < people.length ? own[people[lane]!]! : []
    let row = 0
    for (const [i, count] of left.entries()) {
      const task = tasks[i]
      const rows = task === undefined ? [] : rowsLeft(starts, task, chosen[task]!)
      for (let one = 0; one < count; one++, row++) {
        const from = rows[one]
        cells[begin + row * LANES + lane] = from === undefined ? NOT_SHOWN : 0
        for (const [k, column] of design.entries())
          cells[apart + (row * size + k) * LANES + lane] =
            from === undefined ? 0 : column[from]! - column[chosen[task!]!]!
      }
    }
  }
}

function rowsLeft(starts: Int32Array, task: number, taken: number): readonly number[] {
  return Array.from(
    { length: starts[task + 1]! - starts[task]! },
    (_, i) => starts[task]! + i,
  ).filter((row) => row !== taken)
}
