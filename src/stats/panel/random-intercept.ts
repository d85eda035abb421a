import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { withCovariance } from '#stats/influence/with-covariance'
import { requireLevel } from '#stats/intervals/interval'
import { type GroupedRows, groupedRows } from '#stats/panel/grouped-rows'
import { levelCodes } from '#stats/panel/level-codes'
import { type RestrictedFit, restrictedMaximum } from '#stats/panel/restricted-likelihood'
import { satterthwaite } from '#stats/panel/satterthwaite'
import { timesMatrix, timesVector } from '#stats/panel/small-matrix'
import { lessColumns } from '#stats/panel/within-fit'
import { weightsOf } from '#stats/regression/least-squares'
import {
  type OrthogonalColumns,
  dot,
  orthogonalColumns,
} from '#stats/regression/orthogonal-columns'
import { gatherByCluster } from '#stats/regression/row-scores'
import { type TTest, tTestOf } from '#stats/tests/t-test'

/** Several rows a unit. */
export interface RandomInterceptInput {
  /** Columns, the constant among them. */
  readonly design: readonly Float64Array[]
  readonly outcome: Float64Array
  readonly units: Int32Array
  readonly level: number
}

/** A linear mixed model in which every unit has a level of its own. */
export interface RandomIntercept {
  /** One a column of the design, with Satterthwaite's degrees of freedom. */
  readonly effects: readonly TTest[]
  readonly covariance: readonly (readonly number[])[]
  /** Variance of the units' levels and of the rows about them. */
  readonly variances: { readonly between: number; readonly within: number }
  /** Share of the variance that lies between units. */
  readonly intraclass: number
  /** Whether the variance between units is 0, the edge: the fit is that of least squares. */
  readonly atEdge: boolean
  readonly logLikelihood: number
  /**
   * For each column, what each row adds to the error of its coefficient, a unit's sum on its first row: the
   * units' scores, turned and stretched so that their products are the model's covariance.
   */
  readonly influence: readonly Float64Array[]
}

/**
 * How an outcome hangs on columns where rows of one unit are alike: each unit has a level of its own, drawn
 * from a normal distribution, and rows scatter about it. Restricted maximum likelihood; errors from the model
 * with Satterthwaite's degrees of freedom (at the edge rows less columns). It compares within and between units
 * with the weights the two variances ask for, so a unit's level must not hang on the columns: where it does, take
 * `twoWayFixedEffects`. Rows missing at random are no harm. Cost rows x columns^2 once, then units x columns^2 a step.
 * Source: Laird and Ware, Biometrics 1982;38:963; degrees of freedom: Giesbrecht and Burns, Biometrics
 * 1985;41:477; Kuznetsova, Brockhoff and Christensen, J Stat Softw 2017;82(13).
 * @throws StatisticsError 'singular' with the column (0-based) that others determine, 'too-few' under two units,
 *   where rows are not more than units or columns, 'no-variation' where the columns fit every row, 'not-finite',
 *   'domain'
 */
export function randomIntercept(input: RandomInterceptInput): RandomIntercept {
  const { design, units, level } = input
  requireLevel(level)
  requireRows(input)
  const columns = orthogonalColumns(design)
  const { residuals, coefficients } = leastSquaresOf(columns, input.outcome)
  const rows = groupedRows(columns.q, residuals, units)
  requireGroups(rows)
  const fit = restrictedMaximum(rows)
  const share = fit.ratio / (1 + fit.ratio)
  const { covariance, effects } = inDesign(columns, fit, coefficients)
  const degrees = (column: number) =>
    fit.ratio === 0
      ? rows.n - design.length
      : satterthwaite(rows, fit, Array.from(columns.inverse[column]!))
  return {
    effects: effects.map((value, j) =>
      tTestOf(value, Math.sqrt(covariance[j]![j]!), degrees(j), level),
    ),
    covariance,
    variances: { between: fit.ratio * fit.within, within: fit.within },
    intraclass: share,
    atEdge: fit.ratio === 0,
    logLikelihood: fit.logLikelihood + logDeterminant(columns),
    influence: influenceOf(input, { fit, effects, covariance }),
  }
}

function leastSquaresOf(
  columns: OrthogonalColumns,
  outcome: Float64Array,
): { readonly residuals: Float64Array; readonly coefficients: readonly number[] } {
  const residuals = lessColumns(outcome, columns)
  if (!(dot(residuals, residuals) > 1e-24 * dot(outcome, outcome)))
    throw new StatisticsError('no-variation', 'The columns fit every row: nothing is left.')
  return { residuals, coefficients: weightsOf(columns).map((weight) => dot(weight, outcome)) }
}

/** Coefficients and their covariance from the orthogonal columns back to those of the design. */
function inDesign(
  { inverse: back }: OrthogonalColumns,
  fit: RestrictedFit,
  coefficients: readonly number[],
): { readonly effects: readonly number[]; readonly covariance: readonly (readonly number[])[] } {
  const rows = back.map((row) => Array.from(row))
  const moved = timesVector(rows, fit.coefficients)
  const left = timesMatrix(rows, fit.inverse)
  return {
    effects: coefficients.map((value, j) => value + moved[j]!),
    covariance: left.map((row) =>
      rows.map((other) => fit.within * row.reduce((sum, x, k) => sum + x * other[k]!, 0)),
    ),
  }
}

/** Logarithm of the determinant of R^-1: the likelihood in the scale of the design's own columns. */
function logDeterminant({ inverse }: OrthogonalColumns): number {
  return inverse.reduce((sum, row, j) => sum + Math.log(row[j]!), 0)
}

function requireRows({ design, outcome, units }: RandomInterceptInput): void {
  if (design.length === 0) throw new StatisticsError('too-few', 'The design has no columns.')
  requireSample(outcome, design.length + 1)
  for (const column of design) {
    requireSameLength(column, outcome)
    requireSample(column, 1)
  }
  requireSameLength(units, outcome)
}

function requireGroups({ n, groups }: GroupedRows): void {
  if (groups.length < 2 || n === groups.length)
    throw new StatisticsError(
      'too-few',
      `Levels of units need at least two units and more rows than units; there are ${n} rows of ${groups.length}.`,
      { rows: n, units: groups.length },
    )
}

/** The scores x' V^-1 residual, gathered by unit, turned and stretched to the model's covariance. */
function influenceOf(
  { design, outcome, units }: RandomInterceptInput,
  {
    fit,
    effects,
    covariance,
  }: {
    readonly fit: RestrictedFit
    readonly effects: readonly number[]
    readonly covariance: readonly (readonly number[])[]
  },
): readonly Float64Array[] {
  const residuals = outcome.map((y, i) =>
    design.reduce((rest, column, j) => rest - effects[j]! * column[i]!, y),
  )
  const { codes, labels } = levelCodes(units)
  const counts = new Int32Array(labels.length)
  const sums = new Float64Array(labels.length)
  codes.forEach((code, i) => {
    counts[code]!++
    sums[code]! += residuals[i]!
  })
  const weighted = residuals.map((residual, i) => {
    const code = codes[i]!
    return residual - (fit.ratio / (1 + counts[code]! * fit.ratio)) * sums[code]!
  })
  const pulls = design.map((column) =>
    gatherByCluster(
      weighted.map((residual, i) => residual * column[i]!),
      units,
    ),
  )
  return withCovariance(pulls, covariance)
}
