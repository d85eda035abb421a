import type { ChoiceTasks } from '#stats/choice/choice-tasks'

/** The log-likelihood of choices at some coefficients, with its slope and its curvature. */
export interface ChoiceLikelihood {
  readonly logLikelihood: number
  readonly gradient: Float64Array
  /** Negative second derivatives, row by row (p x p). */
  readonly information: Float64Array
}

/** Working space for one set of tasks: made once, used at every step. */
export interface ChoiceWork {
  /** Attributes row by row. */
  readonly rows: Float64Array
  readonly parameters: number
  readonly chances: Float64Array
  readonly mean: Float64Array
}

/** Lays the attributes out row by row, as the sums over a task read them. */
export function choiceWork({ design, starts }: ChoiceTasks): ChoiceWork {
  const parameters = design.length
  const count = starts.at(-1)!
  const rows = new Float64Array(count * parameters)
  for (const [k, column] of design.entries())
    for (let row = 0; row < count; row++) rows[row * parameters + k] = column[row]!
  const most = starts.reduce((most, start, i) => Math.max(most, start - (starts[i - 1] ?? 0)), 0)
  const [chances, mean] = [new Float64Array(most), new Float64Array(parameters)]
  return { rows, parameters, chances, mean }
}

/** The likelihood of all tasks at `coefficients`. Cost rows x p^2 / 2. */
export function choiceLikelihood(
  tasks: ChoiceTasks,
  work: ChoiceWork,
  coefficients: Float64Array,
): ChoiceLikelihood {
  const { parameters } = work
  const gradient = new Float64Array(parameters)
  const information = new Float64Array(parameters * parameters)
  let logLikelihood = 0
  for (let task = 0; task < tasks.chosen.length; task++) {
    const weight = tasks.weights?.[task] ?? 1
    logLikelihood += weight * taskChances(tasks, work, [task, coefficients])
    addScore(tasks, work, { task, weight, into: gradient })
    addInformation(tasks, work, { task, weight, into: information })
  }
  mirrorUpper(information, parameters)
  return { logLikelihood, gradient, information }
}

/** Fills the chances of a task's alternatives and their mean attributes; gives ln P(the one chosen). */
export function taskChances(
  { starts, chosen }: ChoiceTasks,
  { rows, parameters, chances, mean }: ChoiceWork,
  [task, coefficients]: readonly [number, Float64Array],
): number {
  const [from, until] = [starts[task]!, starts[task + 1]!]
  let highest = -Infinity
  for (let row = from; row < until; row++) {
    let utility = 0
    for (let k = 0; k < parameters; k++) utility += rows[row * parameters + k]! * coefficients[k]!
    chances[row - from] = utility
    if (utility > highest) highest = utility
  }
  const ofChosen = chances[chosen[task]! - from]! - highest
  let sum = 0
  for (let i = 0; i < until - from; i++) sum += chances[i] = Math.exp(chances[i]! - highest)
  mean.fill(0)
  for (let row = from; row < until; row++) {
    const chance = (chances[row - from]! /= sum)
    for (let k = 0; k < parameters; k++) mean[k]! += chance * rows[row * parameters + k]!
  }
  return ofChosen - Math.log(sum)
}

interface Addition {
  readonly task: number
  readonly weight: number
  readonly into: Float64Array
}

/** Adds a task's score, attributes of the chosen less their mean, after `taskChances`. */
export function addScore(
  tasks: ChoiceTasks,
  work: ChoiceWork,
  { task, weight, into }: Addition,
): void {
  const { rows, parameters, mean } = work
  const row = tasks.chosen[task]! * parameters
  for (let k = 0; k < parameters; k++) into[k]! += weight * (rows[row + k]! - mean[k]!)
}

/** Adds the upper triangle of the covariance of a task's attributes under its chances, after `taskChances`. */
export function addInformation(
  { starts }: ChoiceTasks,
  { rows, parameters, chances, mean }: ChoiceWork,
  { task, weight, into }: Addition,
): void {
  const [from, until] = [starts[task]!, starts[task + 1]!]
  for (let row = from; row < until; row++) {
    const at = row * parameters
    const chance = weight * chances[row - from]!
    for (let k = 0; k < parameters; k++) {
      const apart = chance * (rows[at + k]! - mean[k]!)
      if (apart === 0) continue
      for (let l = k; l < parameters; l++)
        into[k * parameters + l]! += apart * (rows[at + l]! - mean[l]!)
    }
  }
}

/** Copies the upper triangle of a matrix, row by row, below its diagonal. */
export function mirrorUpper(matrix: Float64Array, size: number): void {
  for (let k = 0; k < size; k++)
    for (let l = 0; l < k; l++) matrix[k * size + l] = matrix[l * size + k]!
}
