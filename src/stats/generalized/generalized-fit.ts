import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import type { MeanFamily } from '#stats/generalized/mean-family'
import { leverageOf, weightsOf } from '#stats/regression/least-squares'
import {
  type OrthogonalColumns,
  dot,
  orthogonalColumns,
} from '#stats/regression/orthogonal-columns'

/** A fit by maximum likelihood, with what its errors are made of. */
export interface GeneralizedFit {
  readonly coefficients: readonly number[]
  /** Expected outcome of each row. */
  readonly means: Float64Array
  /** (outcome - mean) over the root of the variance: a row's score, in units of its standard deviation. */
  readonly residuals: Float64Array
  /** For each coefficient, what one unit of each row's residual counts in it. */
  readonly weights: readonly Float64Array[]
  readonly leverage: Float64Array
  readonly deviance: number
  readonly iterations: number
}

/** What is to be fitted. */
export interface GeneralizedInput {
  /** Columns, the constant among them. */
  readonly design: readonly Float64Array[]
  readonly outcome: Float64Array
  readonly family: MeanFamily
  /** Part of the predictor that is known, one a row: the logarithm of an exposure. */
  readonly offset?: Float64Array
}

const MOST_STEPS = 200
/** The largest move of a predictor that counts as none, in units of the largest predictor (or 1). */
const SETTLED = 1e-11
/** The same where rounding lets moves shrink no more. */
const NEARLY_SETTLED = 1e-6
/** From this step on, moves of half a unit or more are asked whether they end. */
const SUSPECT_FROM = 8
const SUSPECT_MOVE = 0.5

interface State {
  readonly coefficients: number[]
  readonly predictors: Float64Array
  readonly deviance: number
}

/**
 * Coefficients of a generalized linear model by iteratively reweighted least squares (Fisher scoring),
 * halving a step that does not improve the fit. Cost n p^2 a step, 4 to 10 steps.
 * Source: McCullagh and Nelder (1989), section 2.5; separation by its direction of recession, Geyer,
 * Electronic J Statistics 2009;3:259.
 * @throws StatisticsError 'separation' with the column (0-based) along which the likelihood rises without
 *   end and the number of rows told apart, 'singular' with the column that others determine, 'too-few'
 *   where rows are not more than columns, 'not-finite', 'domain'
 */
export function generalizedFit(input: GeneralizedInput): GeneralizedFit {
  requireDesign(input)
  let state = firstState(input)
  let before = Infinity
  for (let step = 1; step <= MOST_STEPS; step++) {
    const columns = weightedColumns(input, state)
    const move = scoringMove(input, state, columns)
    const largest = largestOf(move.predictors)
    const share = largest / Math.max(1, largestOf(state.predictors))
    const stuck = share < NEARLY_SETTLED && share > before / 2
    if (share < SETTLED || stuck) return fitOf(input, state, columns, step)
    if (step >= SUSPECT_FROM && largest > SUSPECT_MOVE) refuseSeparation(input, move, largest)
    const next = moved(input, state, move)
    if (next === undefined && share < NEARLY_SETTLED) return fitOf(input, state, columns, step)
    if (next === undefined) break
    state = next
    before = share
  }
  throw separation('the fit does not settle')
}

function largestOf(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}

function requireDesign({ design, outcome, offset }: GeneralizedInput): void {
  if (design.length === 0) throw new StatisticsError('too-few', 'The design has no columns.')
  requireSample(outcome, design.length + 1)
  for (const column of offset === undefined ? design : [...design, offset]) {
    requireSameLength(column, outcome)
    requireSample(column, 1)
  }
  orthogonalColumns(design)
}

/** One weighted least squares fit of the linked starting means. */
function firstState(input: GeneralizedInput): State {
  const { design, outcome, family, offset } = input
  const means = outcome.map(family.start)
  const roots = means.map((mean) => family.slope(mean) / Math.sqrt(family.variance(mean)))
  const columns = orthogonalColumns(design.map((column) => column.map((x, i) => x * roots[i]!)))
  const target = means.map((mean, i) => {
    const pull = (outcome[i]! - mean) / family.slope(mean)
    return roots[i]! * (family.link(mean) - (offset?.[i] ?? 0) + pull)
  })
  return stateAt(
    input,
    weightsOf(columns).map((weight) => dot(weight, target)),
  )
}

function stateAt(input: GeneralizedInput, coefficients: number[]): State {
  const { outcome, family, offset } = input
  const predictors = combine(input.design, coefficients)
  let deviance = 0
  for (let i = 0; i < predictors.length; i++) {
    predictors[i]! += offset?.[i] ?? 0
    deviance += family.deviance(outcome[i]!, family.mean(predictors[i]!))
  }
  return { coefficients, predictors, deviance }
}

/** Linear combination of columns. */
function combine(design: readonly Float64Array[], coefficients: readonly number[]): Float64Array {
  const sum = new Float64Array(design[0]!.length)
  design.forEach((column, j) => {
    for (let i = 0; i < sum.length; i++) sum[i]! += coefficients[j]! * column[i]!
  })
  return sum
}

/** The design, each row times the root of its weight; where weights vanish, the rows are told apart. */
function weightedColumns({ design, family }: GeneralizedInput, state: State): OrthogonalColumns {
  const roots = state.predictors.map((predictor) => {
    const mean = family.mean(predictor)
    return family.slope(mean) / Math.sqrt(family.variance(mean))
  })
  try {
    return orthogonalColumns(design.map((column) => column.map((x, i) => x * roots[i]!)))
  } catch (error) {
    if (error instanceof StatisticsError && error.code === 'singular')
      throw separation('rows are told apart completely', error.details)
    throw error
  }
}

interface Move {
  readonly coefficients: readonly number[]
  readonly predictors: Float64Array
}

function scoringMove(input: GeneralizedInput, state: State, columns: OrthogonalColumns): Move {
  const residuals = residualsOf(input, state)
  const coefficients = weightsOf(columns).map((weight) => dot(weight, residuals))
  return { coefficients, predictors: combine(input.design, coefficients) }
}

function residualsOf({ outcome, family }: GeneralizedInput, { predictors }: State): Float64Array {
  return predictors.map((predictor, i) => {
    const mean = family.mean(predictor)
    return (outcome[i]! - mean) / Math.sqrt(family.variance(mean))
  })
}

/** The state after the move, halved until it does not worsen the fit; nothing where no part of it helps. */
function moved(input: GeneralizedInput, state: State, move: Move): State | undefined {
  for (let share = 1; share > 1e-9; share /= 2) {
    const next = stateAt(
      input,
      state.coefficients.map((value, j) => value + share * move.coefficients[j]!),
    )
    if (next.deviance <= state.deviance + 1e-12 * (1 + Math.abs(state.deviance))) return next
  }
  return undefined
}

function fitOf(
  input: GeneralizedInput,
  state: State,
  columns: OrthogonalColumns,
  iterations: number,
): GeneralizedFit {
  return {
    coefficients: state.coefficients,
    means: state.predictors.map(input.family.mean),
    residuals: residualsOf(input, state),
    weights: weightsOf(columns),
    leverage: leverageOf(columns),
    deviance: state.deviance,
    iterations,
  }
}

/** Throws where the move leads up for every row, without end. */
function refuseSeparation(input: GeneralizedInput, move: Move, largest: number): void {
  const { outcome, family, design } = input
  if (!outcome.every((y, i) => family.recedes(y, move.predictors[i]! / largest))) return
  const rows = move.predictors.filter((value) => Math.abs(value) > 1e-6 * largest).length
  const reach = move.coefficients.map(
    (value, j) => Math.abs(value) * Math.sqrt(dot(design[j]!, design[j]!)),
  )
  throw separation('rows are told apart completely', {
    column: reach.indexOf(Math.max(...reach)),
    rows,
  })
}

function separation(
  what: string,
  details: Readonly<Record<string, number | string>> = {},
): StatisticsError {
  const column = details['column']
  const which =
    column === undefined ? 'The columns predict' : `Column ${Number(column) + 1} predicts`
  return new StatisticsError(
    'separation',
    `${which} the outcome of some rows without fail (${what}), so that no finite coefficient fits best.`,
    details,
  )
}
