import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { solveSymmetric } from '#stats/linear-algebra/solve-symmetric'
import { errorLaws } from '#stats/survival/error-law'
import { intervalLikelihood, type IntervalLikelihood } from '#stats/survival/interval-likelihood'

/** Families of a value that is known to lie between two ends. */
export const intervalFamilies = {
  'log-logistic': { law: 'logistic', log: true },
  lognormal: { law: 'normal', log: true },
  weibull: { law: 'extreme', log: true },
  logistic: { law: 'logistic', log: false },
  normal: { law: 'normal', log: false },
} as const

export type IntervalFamily = keyof typeof intervalFamilies

/** Rows whose value lies between two ends: known exactly where the ends are one. */
export interface IntervalRows {
  /** At least; -Infinity where nothing bounds it from below. */
  readonly lower: Float64Array
  /** At most; Infinity where nothing bounds it from above. */
  readonly upper: Float64Array
  /** Columns of the location, the constant among them. */
  readonly design: readonly Float64Array[]
  /** How much of a population each row stands for, above 0; all alike where absent. */
  readonly weights?: Float64Array
}

/** A family fitted to values between ends. */
export interface IntervalRegression {
  /** Of the location, on the log scale for log families; one a column of the design. */
  readonly coefficients: readonly number[]
  /** Standard deviation of the normal, scale of the others, on the same scale. */
  readonly scale: number
  /** Of the coefficients and, last, of the log of the scale: inverse of the observed information. */
  readonly covariance: readonly (readonly number[])[]
  /** Sandwich over rows, CR0; the one to take with weights. */
  readonly robust: readonly (readonly number[])[]
  readonly logLikelihood: number
  readonly steps: number
}

const STEPS = 100
const TOLERANCE = 1e-11
/** A likelihood lower by so small a share is no lower: weights may count millions of people. */
const ROUNDING = 1e-12
/** A scale under this share of the spread of the ends: the ends tell the values without fail. */
const NO_SPREAD = 1e-6

/**
 * Where a value that is only known to lie between two ends lies, and how far it spreads: willingness to pay from yes
 * and no at prices, payment cards, times between two looks. Maximum likelihood of a location-scale family, in the
 * inverse of the scale, in which the likelihood has one top; Newton's steps, halved where it would fall. Exact values
 * count by their density. Cost a step: rows x columns^2.
 * Source: Burridge, JRSS B 1981;43:41 (concavity); Hanemann, Loomis and Kanninen, Am J Agr Econ 1991;73:1255 (two bids).
 * @throws StatisticsError 'separation' where the ends tell the values without fail, so that no spread or location fits
 *   (all say yes; all intervals share a value), 'singular' for a column that others determine, 'too-few', 'not-finite',
 *   'domain' (ends upside down, an end of a log family under 0)
 */
export function intervalRegression(rows: IntervalRows, family: IntervalFamily): IntervalRegression {
  const { law, log } = intervalFamilies[family]
  requireRows(rows, log)
  const scaled = log ? { ...rows, lower: logs(rows.lower), upper: logs(rows.upper) } : rows
  requireDoubt(scaled)
  const likelihood = (parameters: readonly number[]): IntervalLikelihood =>
    intervalLikelihood(scaled, errorLaws[law], parameters)
  const fit = climb(likelihood, startOf(scaled))
  const jacobian = log ? exactJacobian(rows) : 0
  return { ...inScale(fit), logLikelihood: fit.at.logLikelihood - jacobian, steps: fit.steps }
}

function requireRows({ lower, upper, design, weights = lower }: IntervalRows, log: boolean): void {
  if (design.length === 0) throw new StatisticsError('too-few', 'The design has no columns.')
  for (const column of [upper, weights, ...design]) requireSameLength(column, lower)
  for (const column of design) requireSample(column, design.length + 1)
  if (weights !== lower && !weights.every((weight) => weight > 0))
    throw new StatisticsError('domain', 'A weight is above 0.')
  for (let row = 0; row < lower.length; row++) requireEnds([lower[row]!, upper[row]!], { row, log })
}

function requireEnds(
  [low, high]: readonly [number, number],
  { row, log }: { readonly row: number; readonly log: boolean },
): void {
  if (!(low <= high) || low === Infinity || high === -Infinity)
    throw new StatisticsError('domain', `The ends of row ${row + 1} are upside down.`, { row })
  if (log && (high <= 0 || (low < 0 && low !== -Infinity))) {
    const message = `Row ${row + 1} lies below 0, where logs have no place.`
    throw new StatisticsError('domain', message, { row })
  }
}

function logs(ends: Float64Array): Float64Array {
  return ends.map((end) => (end <= 0 ? -Infinity : Math.log(end)))
}

/** What turns the density of the log of exact values into that of the values. */
function exactJacobian({ lower, upper, weights }: IntervalRows): number {
  return lower.reduce(
    (sum, low, row) => sum + (low === upper[row] ? (weights?.[row] ?? 1) * Math.log(low) : 0),
    0,
  )
}

/** Where one value lies in every interval, a law without any spread there fits best. */
function requireDoubt({ lower, upper }: IntervalRows): void {
  const highest = lower.reduce((most, end) => Math.max(most, end), -Infinity)
  const lowest = upper.reduce((least, end) => Math.min(least, end), Infinity)
  if (highest <= lowest) throw certain()
}

function certain(): StatisticsError {
  const message = 'The ends tell the values without fail: no spread or location fits.'
  return new StatisticsError('separation', message)
}

function startOf({ lower, upper, design }: IntervalRows): readonly number[] {
  const ends = [...lower, ...upper].filter(Number.isFinite)
  const mean = ends.reduce((sum, end) => sum + end, 0) / ends.length
  const spread = Math.sqrt(ends.reduce((sum, end) => sum + (end - mean) ** 2, 0) / ends.length)
  const constant = design.findIndex(
    (column) => column[0] !== 0 && column.every((value) => value === column[0]),
  )
  const inverse = 1 / Math.max(spread, 1e-6)
  return [
    ...design.map((column, k) => (k === constant ? (mean * inverse) / column[0]! : 0)),
    inverse,
  ]
}

interface Fit {
  /** Coefficients over the scale, then 1 over the scale. */
  readonly parameters: readonly number[]
  readonly at: IntervalLikelihood
  readonly steps: number
}

function climb(
  likelihood: (parameters: readonly number[]) => IntervalLikelihood,
  start: readonly number[],
): Fit {
  let fit: Fit = { parameters: start, at: likelihood(start), steps: 0 }
  while (fit.steps < STEPS) {
    const step = solveSymmetric(fit.at.information, fit.at.gradient)
    const gain = step.reduce((sum, each, k) => sum + each * fit.at.gradient[k]!, 0)
    fit = { ...uphill(likelihood, fit, step), steps: fit.steps + 1 }
    if (fit.parameters.at(-1)! > start.at(-1)! / NO_SPREAD) throw certain()
    if (gain < TOLERANCE) return fit
  }
  throw certain()
}

/** The step, halved until the scale is above 0 and the likelihood does not fall. */
function uphill(
  likelihood: (parameters: readonly number[]) => IntervalLikelihood,
  from: Fit,
  step: readonly number[],
): Omit<Fit, 'steps'> {
  const slack = ROUNDING * Math.max(1, Math.abs(from.at.logLikelihood))
  for (let length = 1; length > 1e-9; length /= 2) {
    const parameters = from.parameters.map((value, k) => value + length * step[k]!)
    if (parameters.at(-1)! <= 0) continue
    const at = likelihood(parameters)
    if (at.logLikelihood >= from.at.logLikelihood - slack) return { parameters, at }
  }
  return from
}

/** Coefficients, scale and their covariances from the parameters in which was climbed. */
function inScale({ parameters, at }: Fit): Omit<IntervalRegression, 'logLikelihood' | 'steps'> {
  const inverse = parameters.at(-1)!
  const last = parameters.length - 1
  const coefficients = parameters.slice(0, -1).map((value) => value / inverse)
  // How coefficients and the log of the scale move with the parameters.
  const moves = parameters.map((_, k) =>
    parameters.map((_, l) => {
      if (k === last) return l === last ? -1 / inverse : 0
      if (l === last) return -coefficients[k]! / inverse
      return k === l ? 1 / inverse : 0
    }),
  )
  const unit = parameters.map((_, k) => parameters.map((_, l) => Number(k === l)))
  const inverted = unit.map((column) => solveSymmetric(at.information, column))
  const turned = product(moves, inverted)
  return {
    coefficients,
    scale: 1 / inverse,
    covariance: product(turned, transposed(moves)),
    robust: product(product(turned, at.outer), transposed(turned)),
  }
}

type Rows = readonly (readonly number[])[]

function product(a: Rows, b: Rows): Rows {
  return a.map((row) =>
    b[0]!.map((_, l) => row.reduce((sum, value, k) => sum + value * b[k]![l]!, 0)),
  )
}

function transposed(a: Rows): Rows {
  return a[0]!.map((_, l) => a.map((row) => row[l]!))
}
