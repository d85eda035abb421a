import {
  beginnings,
  emptyState,
  expectedNext,
  moveOn,
  type SmoothingModel,
  type SmoothingParameters,
  type SmoothingState,
} from '#stats/forecasting/smoothing-model'
import { cholesky } from '#stats/linear-algebra/cholesky'
import { dot } from '#stats/regression/orthogonal-columns'

/** A series smoothed with given parameters, its beginning fitted by least squares. */
export interface SmoothedSeries {
  readonly parameters: SmoothingParameters
  /** Sum of the squared errors of one period ahead. */
  readonly squares: number
  /** Periods with a value. */
  readonly n: number
  /** Values less parts of the beginning. */
  readonly degrees: number
  /** The state after the last period, as fitted. */
  readonly end: SmoothingState
  /** What one more of each part of the beginning does to the state after the last period. */
  readonly ends: readonly SmoothingState[]
  /** Upper triangle A with A A' the covariance of the parts of the beginning, in squared errors. */
  readonly triangle: readonly (readonly number[])[]
}

/**
 * Smooths a series: the errors are linear in the state before the first period, so that the likeliest beginning is a least
 * squares fit, however the parameters are. Periods without a value (NaN) move the state on without an error.
 * Source: Hyndman et al. (2008), section 12.7 (concentrated likelihood); missing values: section 12.5.
 * @throws StatisticsError 'singular' where the values do not tell the parts of the beginning apart
 */
export function smoothedSeries(
  values: Float64Array,
  model: SmoothingModel,
  parameters: SmoothingParameters,
): SmoothedSeries {
  const own = pass(values, emptyState(model), [model, parameters])
  const quiet = values.map((value) => (Number.isNaN(value) ? Number.NaN : 0))
  const parts = beginnings(model).map((state) => pass(quiet, state, [model, parameters]))
  const inverse = inverseOfLower(
    cholesky(parts.map((a) => parts.map((b) => dot(a.errors, b.errors)))),
  )
  const forward = inverse.map((row) => sumOver(row, (j) => -dot(parts[j]!.errors, own.errors)))
  const triangle = inverse.map((_, k) => inverse.map((row) => row[k]!))
  const beginning = triangle.map((row) => sumOver(row, (j) => forward[j]!))
  const { errors, end } = own
  parts.forEach((part, k) => {
    const by = beginning[k]!
    for (let t = 0; t < errors.length; t++) errors[t]! += by * part.errors[t]!
    for (let i = 0; i < end.length; i++) end[i]! += by * part.end[i]!
  })
  const n = values.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0)
  return {
    parameters,
    squares: dot(errors, errors),
    n,
    degrees: n - parts.length,
    end,
    ends: parts.map((part) => part.end),
    triangle,
  }
}

function sumOver(row: readonly number[], other: (j: number) => number): number {
  return row.reduce((sum, entry, j) => sum + entry * other(j), 0)
}

function inverseOfLower(lower: readonly (readonly number[])[]): number[][] {
  const inverse = lower.map((row) => row.map(() => 0))
  for (const [i, row] of lower.entries()) {
    for (let j = 0; j <= i; j++) {
      let rest = i === j ? 1 : 0
      for (let k = j; k < i; k++) rest -= row[k]! * inverse[k]![j]!
      inverse[i]![j] = rest / row[i]!
    }
  }
  return inverse
}

/** Errors of one period ahead from a beginning on, 0 where nothing was seen, and the state at the end. */
function pass(
  values: Float64Array,
  beginning: SmoothingState,
  [model, parameters]: readonly [SmoothingModel, SmoothingParameters],
): { readonly errors: Float64Array; readonly end: SmoothingState } {
  const end = beginning.slice()
  const errors = new Float64Array(values.length)
  const step = { model, t: 0, error: 0 }
  const place: [SmoothingModel, number] = [model, 0]
  for (let t = 0; t < errors.length; t++) {
    place[1] = t
    step.t = t
    step.error = Number.isNaN(values[t]!) ? 0 : values[t]! - expectedNext(end, parameters, place)
    moveOn(end, parameters, step)
    errors[t] = step.error
  }
  return { errors, end }
}

/** ln of the likelihood at the best beginning and variance, as ETS programs print it. */
export function logLikelihood({ squares, n }: Pick<SmoothedSeries, 'squares' | 'n'>): number {
  return (-n / 2) * (Math.log((2 * Math.PI * squares) / n) + 1)
}
