import { requireTasks, type ChoiceTasks } from '#stats/choice/choice-tasks'
import { StatisticsError } from '#stats/error'
import { exponentials } from '#stats/special/exponentials'

/**
 * Choices laid out person by person, as attributes of what was left less those of what was taken: all that a
 * likelihood of one's own choices reads, in the order in which it reads it.
 */
export interface PersonChoices {
  readonly people: number
  readonly parameters: number
  /** One row of attributes for each alternative that was not taken. */
  readonly apart: Float64Array
  /** Where the rows of each task begin, and their number at the end. */
  readonly tasks: Int32Array
  /** Where the tasks of each person begin, and their number at the end. */
  readonly starts: Int32Array
  /** Space for the odds of one person's alternatives. */
  readonly odds: Float64Array
}

/**
 * The choices of each person, whatever the order of the tasks.
 * @throws StatisticsError 'domain' where nobody is named or a person between others has no task, 'too-few',
 *   'not-finite'
 */
export function personChoices(tasks: ChoiceTasks): PersonChoices {
  requireTasks(tasks)
  const { clusters, design, starts, chosen } = tasks
  if (clusters === undefined) throw new StatisticsError('domain', 'Each task needs its person.')
  const order = Array.from(clusters, (_, task) => task).toSorted(
    (a, b) => clusters[a]! - clusters[b]!,
  )
  const people = clusters[order.at(-1)!]! + 1
  const layout = {
    people,
    parameters: design.length,
    apart: new Float64Array((starts.at(-1)! - chosen.length) * design.length),
    tasks: new Int32Array(order.length + 1),
    starts: new Int32Array(people + 1),
    odds: new Float64Array(starts.at(-1)! - chosen.length),
  }
  let at = 0
  for (const [place, task] of order.entries()) {
    layout.starts[clusters[task]! + 1] = place + 1
    for (let row = starts[task]!; row < starts[task + 1]!; row++) {
      if (row === chosen[task]) continue
      for (const column of design) layout.apart[at++] = column[row]! - column[chosen[task]!]!
    }
    layout.tasks[place + 1] = at / design.length
  }
  if (layout.starts.some((start, person) => person > 0 && start <= layout.starts[person - 1]!))
    throw new StatisticsError('domain', 'Every person needs a task.')
  return layout
}

/** Log-likelihood of a person's choices at the utilities `beta`, with its slope; -Infinity where they overflow. */
export function personSlope(
  choices: PersonChoices,
  person: number,
  beta: Float64Array,
  slope: Float64Array,
): number {
  const { apart, tasks, starts, parameters, odds } = choices
  const first = tasks[starts[person]!]!
  const likelihood = personChances(choices, person, beta)
  slope.fill(0)
  const rows = tasks[starts[person + 1]!]! - first
  let at = first * parameters
  let row = 0
  // Four rows at once: their sums do not wait for each other.
  for (; row + 3 < rows; row += 4, at += 4 * parameters) {
    const [a, b, c, d] = [odds[row]!, odds[row + 1]!, odds[row + 2]!, odds[row + 3]!]
    const [second, third, fourth] = [at + parameters, at + 2 * parameters, at + 3 * parameters]
    for (let k = 0; k < parameters; k++)
      slope[k]! -=
        a * apart[at + k]! +
        b * apart[second + k]! +
        (c * apart[third + k]! + d * apart[fourth + k]!)
  }
  for (; row < rows; row++, at += parameters)
    for (let k = 0; k < parameters; k++) slope[k]! -= odds[row]! * apart[at + k]!
  return likelihood
}

/** Products of sums are turned into logarithms before they overflow. */
const LARGE = 1e200

/** Fills `odds` with the chances of the alternatives that a person did not take; gives the log-likelihood. */
function personChances(choices: PersonChoices, person: number, beta: Float64Array): number {
  const { tasks, starts, odds } = choices
  const first = tasks[starts[person]!]!
  const end = tasks[starts[person + 1]!]!
  utilities(choices, [first, end], beta)
  exponentials(odds, odds, end - first)
  let logs = 0
  let product = 1
  let row = 0
  for (let task = starts[person]!; task < starts[person + 1]!; task++) {
    const from = row
    const until = tasks[task + 1]! - first
    let sum = 1
    for (; row < until; row++) sum += odds[row]!
    for (row = from; row < until; row++) odds[row]! /= sum
    product *= sum
    if (product > LARGE) {
      logs += Math.log(product)
      product = 1
    }
  }
  return -logs - Math.log(product)
}

function utilities(
  { apart, parameters, odds }: PersonChoices,
  [first, end]: readonly [number, number],
  beta: Float64Array,
): void {
  const rows = end - first
  let at = first * parameters
  let row = 0
  for (; row + 3 < rows; row += 4, at += 4 * parameters) {
    const [second, third, fourth] = [at + parameters, at + 2 * parameters, at + 3 * parameters]
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let k = 0; k < parameters; k++) {
      const value = beta[k]!
      a += apart[at + k]! * value
      b += apart[second + k]! * value
      c += apart[third + k]! * value
      d += apart[fourth + k]! * value
    }
    odds[row] = a
    odds[row + 1] = b
    odds[row + 2] = c
    odds[row + 3] = d
  }
  for (; row < rows; row++, at += parameters) {
    let utility = 0
    for (let k = 0; k < parameters; k++) utility += apart[at + k]! * beta[k]!
    odds[row] = utility
  }
}

/** Curvature (negative second derivatives) of a person's log-likelihood at `beta`: a lower triangle, row by row. */
export function personCurvature(
  choices: PersonChoices,
  person: number,
  beta: Float64Array,
  curvature: Float64Array,
): void {
  const { apart, tasks, starts, parameters, odds } = choices
  const first = tasks[starts[person]!]!
  personChances(choices, person, beta)
  curvature.fill(0)
  const mean = new Float64Array(parameters)
  for (let task = starts[person]!; task < starts[person + 1]!; task++) {
    mean.fill(0)
    for (let row = tasks[task]!; row < tasks[task + 1]!; row++) {
      const own = apart.subarray(row * parameters, (row + 1) * parameters)
      const chance = odds[row - first]!
      addOuter(curvature, own, chance)
      for (let k = 0; k < parameters; k++) mean[k]! += chance * own[k]!
    }
    addOuter(curvature, mean, -1)
  }
}

/** Adds a share of a vector times itself to a lower triangle. */
function addOuter(triangle: Float64Array, vector: Float64Array, share: number): void {
  for (let k = 0, cell = 0; k < vector.length; k++) {
    const value = share * vector[k]!
    if (value === 0) {
      cell += k + 1
      continue
    }
    for (let l = 0; l <= k; l++) triangle[cell++]! += value * vector[l]!
  }
}

/** The log-likelihood of everybody's choices, at utilities person by person. */
export function logLikelihoodOfPeople(tasks: ChoiceTasks): (utilities: Float64Array) => number {
  const choices = personChoices(tasks)
  const { people, parameters } = choices
  return (utilities) => {
    let sum = 0
    for (let person = 0; person < people; person++)
      sum += personChances(
        choices,
        person,
        utilities.subarray(person * parameters, (person + 1) * parameters),
      )
    return sum
  }
}
