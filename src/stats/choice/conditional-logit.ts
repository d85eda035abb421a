import {
  addScore,
  choiceLikelihood,
  choiceWork,
  taskChances,
} from '#stats/choice/choice-likelihood'
import type { ChoiceLikelihood, ChoiceWork } from '#stats/choice/choice-likelihood'
import { requireTasks, type ChoiceTasks } from '#stats/choice/choice-tasks'
import { StatisticsError } from '#stats/error'
import { solveSymmetric } from '#stats/linear-algebra/solve-symmetric'

/** What attributes are worth to those who choose. */
export interface ConditionalLogit {
  /** One a column of the design: utility a unit. */
  readonly coefficients: readonly number[]
  /** Inverse of the information: every task stands for itself. */
  readonly covariance: readonly (readonly number[])[]
  /**
   * Sandwich over those who chose (CR0 times groups / (groups - 1)); over tasks without clusters.
   * Absent where one person made all choices.
   */
  readonly robust?: readonly (readonly number[])[]
  readonly logLikelihood: number
  /** With every alternative of a task as likely as the others. */
  readonly nullLogLikelihood: number
  /** 1 - logLikelihood / nullLogLikelihood (McFadden). */
  readonly mcFadden: number
  readonly tasks: number
  /** Tasks without clusters. */
  readonly groups: number
  readonly steps: number
}

/** Utilities whose spread within a task reaches this are certain to rounding: nothing is left to chance. */
const CERTAIN = 500
const STEPS = 60
const TOLERANCE = 1e-10
/** A likelihood lower by so small a share is no lower: weights may count millions of people. */
const ROUNDING = 1e-12
/** Near a top each gain is the square of the one before; on a slope without one it is a third of it. */
const SLOW = 0.01

/**
 * How much each attribute of an alternative moves a choice among a few: the multinomial (conditional)
 * logit by maximum likelihood, pooled over all who chose. It takes the attributes' weights as the same
 * for all, and gives no answer where an attribute never differs within a task. The ratio of two
 * coefficients is what one is worth in units of the other. Newton's steps, halved where the likelihood
 * would fall. Cost a step: rows x p^2 / 2.
 * Source: McFadden, in Zarembka (ed.), Frontiers in Econometrics (1974), 105-142; Train, Discrete Choice
 * Methods with Simulation (2nd ed. 2009), section 3.7; sandwich: Liang and Zeger, Biometrika 1986;73:13.
 * @throws StatisticsError 'separation' where an attribute tells the choices without fail, 'singular' with
 *   the column that never differs within a task or that others determine, 'too-few', 'domain', 'not-finite'
 */
export function conditionalLogit(tasks: ChoiceTasks): ConditionalLogit {
  requireTasks(tasks)
  const work = choiceWork(tasks)
  const start = choiceLikelihood(tasks, work, new Float64Array(work.parameters))
  const fit = climb(tasks, work, start)
  const covariance = inverseOf(fit.at.information, work.parameters)
  return {
    coefficients: [...fit.coefficients],
    covariance,
    ...sandwich(tasks, work, { ...fit, covariance }),
    logLikelihood: fit.at.logLikelihood,
    nullLogLikelihood: start.logLikelihood,
    mcFadden: 1 - fit.at.logLikelihood / start.logLikelihood,
    tasks: tasks.chosen.length,
    steps: fit.steps,
  }
}

interface Fit {
  readonly coefficients: Float64Array
  readonly at: ChoiceLikelihood
  readonly steps: number
}

function climb(tasks: ChoiceTasks, work: ChoiceWork, start: ChoiceLikelihood): Fit {
  let fit: Fit = { coefficients: new Float64Array(work.parameters), at: start, steps: 0 }
  let before = Infinity
  while (fit.steps < STEPS) {
    const step = newtonStep(fit, work.parameters)
    const gain = step.reduce((sum, each, k) => sum + each * fit.at.gradient[k]!, 0)
    fit = { ...uphill(tasks, work, [fit, step]), steps: fit.steps + 1 }
    if (gain < TOLERANCE && gain > SLOW * before) break
    if (gain < TOLERANCE) return fit
    requireDoubt(tasks, work, fit)
    before = gain
  }
  throw separated()
}

function newtonStep(
  { at: { gradient, information }, steps }: Fit,
  size: number,
): readonly number[] {
  try {
    return solveSymmetric(square(information, size), [...gradient])
  } catch (error) {
    // The columns are apart at the start: what makes them one later is certainty.
    if (steps > 0 && error instanceof StatisticsError && error.code === 'singular')
      throw separated()
    throw error
  }
}

/** The step, halved until the likelihood does not fall. */
function uphill(
  tasks: ChoiceTasks,
  work: ChoiceWork,
  [from, step]: readonly [Fit, readonly number[]],
): Omit<Fit, 'steps'> {
  const slack = ROUNDING * Math.max(1, Math.abs(from.at.logLikelihood))
  for (let length = 1; length > 1e-6; length /= 2) {
    const coefficients = from.coefficients.map((value, k) => value + length * step[k]!)
    const at = choiceLikelihood(tasks, work, coefficients)
    if (at.logLikelihood >= from.at.logLikelihood - slack) return { coefficients, at }
  }
  return from
}

/** Where the choice is all but certain, the likelihood has no top. */
function requireDoubt(tasks: ChoiceTasks, work: ChoiceWork, { coefficients, at }: Fit): void {
  const reach = coefficients.reduce((most, value, k) => {
    const column = tasks.design[k]!
    return Math.max(most, Math.abs(value) * spreadOf(column))
  }, 0)
  if (at.logLikelihood > -1e-6 || reach > CERTAIN) throw separated()
}

function spreadOf(column: Float64Array): number {
  let [low, high] = [Infinity, -Infinity]
  for (const value of column) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return high - low
}

function separated(): StatisticsError {
  const message =
    'An attribute tells which alternative is taken without fail: no finite weight fits.'
  return new StatisticsError('separation', message)
}

function sandwich(
  tasks: ChoiceTasks,
  work: ChoiceWork,
  { coefficients, covariance }: Fit & { readonly covariance: readonly (readonly number[])[] },
): Pick<ConditionalLogit, 'robust' | 'groups'> {
  const size = work.parameters
  const scores = new Map<number, Float64Array>()
  for (let task = 0; task < tasks.chosen.length; task++) {
    const group = tasks.clusters?.[task] ?? task
    const into = scores.get(group) ?? new Float64Array(size)
    scores.set(group, into)
    taskChances(tasks, work, [task, coefficients])
    addScore(tasks, work, { task, weight: tasks.weights?.[task] ?? 1, into })
  }
  const groups = scores.size
  if (groups < 2) return { groups }
  const moved = [...scores.values()].map((score) => covariance.map((row) => inner(row, score)))
  const factor = groups / (groups - 1)
  const robust = covariance.map((_, k) =>
    covariance.map((_, l) => factor * moved.reduce((sum, each) => sum + each[k]! * each[l]!, 0)),
  )
  return { robust, groups }
}

function inner(row: readonly number[], score: Float64Array): number {
  return row.reduce((sum, value, k) => sum + value * score[k]!, 0)
}

function square(matrix: Float64Array, size: number): readonly (readonly number[])[] {
  return Array.from({ length: size }, (_, k) => [...matrix.subarray(k * size, (k + 1) * size)])
}

function inverseOf(matrix: Float64Array, size: number): readonly (readonly number[])[] {
  const rows = square(matrix, size)
  return rows.map((_, k) =>
    solveSymmetric(
      rows,
      rows.map((_, l) => Number(l === k)),
    ),
  )
}
