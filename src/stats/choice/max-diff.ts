import { requireBestWorst, type BestWorstTasks } from '#stats/choice/best-worst-tasks'
import {
  addInformation,
  addScore,
  choiceWork,
  mirrorUpper,
  taskChances,
} from '#stats/choice/choice-likelihood'
import type { ChoiceTasks } from '#stats/choice/choice-tasks'
import { conditionalLogit } from '#stats/choice/conditional-logit'
import { solveSymmetric } from '#stats/linear-algebra/solve-symmetric'

/** What items are worth to those who called them best and worst. */
export interface MaxDiffScores {
  /** Utility of each item, their mean 0. */
  readonly utilities: readonly number[]
  /** On the scale of chances: e^u / (e^u + a - 1) with a items a task, rescaled to the sum 100. */
  readonly shares: readonly number[]
}

/** The scores of all people, and those of other people of the same kind. */
export interface MaxDiffFit extends MaxDiffScores {
  readonly people: number
  readonly tasks: number
  readonly logLikelihood: number
  /** With every item of a task as likely as the others. */
  readonly nullLogLikelihood: number
  /**
   * Scores where each person counts so many times: for a bootstrap over people. One Newton step from the
   * scores of all, which is as good as the full fit to the order of a bootstrap's own error
   * (Andrews, Econometrica 2002;70:119). An item that none of these people saw keeps its score.
   */
  resampled(times: ArrayLike<number>): MaxDiffScores
}

/**
 * How items rank, and by how much, for people who called one of each few the best and one the worst: a logit
 * in which the best is taken from all shown and the worst, by the negative utilities, from the rest. Pooled
 * over people. Not for items of which one is always best or always worst: no finite score fits.
 * Source: Marley and Louviere, J Math Psychol 2005;49:464 (sequential best-worst); Sawtooth Software, The
 * MaxDiff System Technical Paper (v9, 2020), appendix (scale of chances).
 * @throws StatisticsError 'separation' where an item is taken without fail, 'singular' where items were never
 *   compared with each other, 'too-few', 'domain'
 */
export function maxDiff(tasks: BestWorstTasks): MaxDiffFit {
  requireBestWorst(tasks)
  const choices = choicesOf(tasks)
  const fit = conditionalLogit(choices)
  const shownEach = tasks.shown.length / tasks.best.length
  const parts = personParts(choices, Float64Array.from(fit.coefficients))
  return {
    ...scoresOf(fit.coefficients, shownEach),
    people: parts.length,
    tasks: tasks.best.length,
    logLikelihood: fit.logLikelihood,
    nullLogLikelihood: fit.nullLogLikelihood,
    resampled: (times) => scoresOf(oneStep(fit.coefficients, parts, times), shownEach),
  }
}

/** Two choices a task: the best of all, then the worst of the rest; the last item is the base. */
function choicesOf({ items, shown, starts, best, worst, ...tasks }: BestWorstTasks): ChoiceTasks {
  const count = best.length
  const rows = 2 * shown.length - count
  const design = Array.from({ length: items - 1 }, () => new Float64Array(rows))
  const chosen = new Int32Array(2 * count)
  const begin = new Int32Array(2 * count + 1)
  let row = 0
  const add = (choice: number, item: number, sign: 1 | -1): void => {
    if (item < items - 1) design[item]![row] = sign
    if (item === (sign === 1 ? best : worst)[choice >> 1]) chosen[choice] = row
    row++
  }
  for (let task = 0; task < count; task++) {
    const own = shown.subarray(starts[task]!, starts[task + 1]!)
    for (const item of own) add(2 * task, item, 1)
    begin[2 * task + 1] = row
    for (const item of own) if (item !== best[task]) add(2 * task + 1, item, -1)
    begin[2 * task + 2] = row
  }
  const twice = <T extends Int32Array | Float64Array>(values: T, into: T): T =>
    into.map((_, choice) => values[choice >> 1]!) as T
  return {
    design,
    starts: begin,
    chosen,
    clusters: twice(tasks.people, new Int32Array(2 * count)),
    ...(tasks.weights === undefined
      ? {}
      : { weights: twice(tasks.weights, new Float64Array(2 * count)) }),
  }
}

/** A person's slope and curvature of the likelihood at the scores of all. */
interface PersonPart {
  readonly score: Float64Array
  readonly information: Float64Array
}

function personParts(tasks: ChoiceTasks, coefficients: Float64Array): readonly PersonPart[] {
  const work = choiceWork(tasks)
  const size = coefficients.length
  const people = tasks.clusters!.reduce((most, person) => Math.max(most, person + 1), 0)
  const parts = Array.from({ length: people }, () => ({
    score: new Float64Array(size),
    information: new Float64Array(size * size),
  }))
  for (let task = 0; task < tasks.chosen.length; task++) {
    const { score, information } = parts[tasks.clusters![task]!]!
    const weight = tasks.weights?.[task] ?? 1
    taskChances(tasks, work, [task, coefficients])
    addScore(tasks, work, { task, weight, into: score })
    addInformation(tasks, work, { task, weight, into: information })
  }
  return parts
}

function oneStep(
  from: readonly number[],
  parts: readonly PersonPart[],
  times: ArrayLike<number>,
): readonly number[] {
  const size = from.length
  const score = new Float64Array(size)
  const information = new Float64Array(size * size)
  for (const [person, part] of parts.entries()) {
    const factor = times[person]!
    if (factor === 0) continue
    for (let k = 0; k < size; k++) {
      score[k]! += factor * part.score[k]!
      for (let l = k; l < size; l++)
        information[k * size + l]! += factor * part.information[k * size + l]!
    }
  }
  return moved(from, score, information)
}

/** A share of the largest curvature: what nobody saw stays where it is. */
const LEAST_CURVATURE = 1e-9

function moved(
  from: readonly number[],
  score: Float64Array,
  information: Float64Array,
): readonly number[] {
  const size = from.length
  mirrorUpper(information, size)
  let most = 0
  for (let k = 0; k < size; k++) most = Math.max(most, information[k * size + k]!)
  if (most === 0) return from
  const rows = from.map((_, k) =>
    from.map((_, l) => information[k * size + l]! + (k === l ? LEAST_CURVATURE * most : 0)),
  )
  const step = solveSymmetric(rows, [...score])
  return from.map((value, k) => value + step[k]!)
}

function scoresOf(coefficients: readonly number[], shownEach: number): MaxDiffScores {
  const mean = coefficients.reduce((sum, value) => sum + value, 0) / (coefficients.length + 1)
  const utilities = [...coefficients, 0].map((value) => value - mean)
  // e^u / (e^u + a - 1), written so that it holds for large u.
  const chances = utilities.map((utility) => 1 / (1 + (shownEach - 1) * Math.exp(-utility)))
  const sum = chances.reduce((sum, chance) => sum + chance, 0)
  return { utilities, shares: chances.map((chance) => (100 * chance) / sum) }
}
