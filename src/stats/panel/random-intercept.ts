import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { requireLevel } from '#stats/intervals/interval'
import { gatherByCluster } from '#stats/regression/row-scores'
import { orthogonalColumns } from '#stats/regression/orthogonal-columns'
import { type GroupedRows, groupedRows } from '#stats/panel/grouped-rows'
import { type MixedFit, mixedFit, restrictedShare } from '#stats/panel/restricted-likelihood'
import { satterthwaite } from '#stats/panel/satterthwaite'
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
   * units' scores, stretched to the model's standard error.
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
  const { design, outcome, units, level } = input
  requireLevel(level)
  requireRows(input)
  const rows = groupedRows(design, outcome, units)
  requireGroups(rows)
  const share = restrictedShare(rows)
  const fit = mixedFit(rows, share)
  const { covariance, within } = fit
  const between = (share / (1 - share)) * within
  const degrees = (column: number) =>
    share === 0 ? rows.n - design.length : satterthwaite(rows, fit, column)
  return {
    effects: fit.coefficients.map((value, j) =>
      tTestOf(value, Math.sqrt(covariance[j]![j]!), degrees(j), level),
    ),
    covariance,
    variances: { between, within },
    intraclass: share,
    atEdge: share === 0,
    logLikelihood: fit.logLikelihood,
    influence: influenceOf(input, fit),
  }
}

function requireRows({ design, outcome, units }: RandomInterceptInput): void {
  if (design.length === 0) throw new StatisticsError('too-few', 'The design has no columns.')
  requireSample(outcome, design.length + 1)
  for (const column of design) {
    requireSameLength(column, outcome)
    requireSample(column, 1)
  }
  requireSameLength(units, outcome)
  orthogonalColumns(design)
}

function requireGroups({ n, groups }: GroupedRows): void {
  if (groups.length < 2 || n === groups.length)
    throw new StatisticsError(
      'too-few',
      `Levels of units need at least two units and more rows than units; there are ${n} rows of ${groups.length}.`,
      { rows: n, units: groups.length },
    )
}

/** Covariance x' V^-1 residual, row by row, gathered by unit and stretched to the model's errors. */
function influenceOf(
  { design, outcome, units }: RandomInterceptInput,
  { coefficients, covariance, within, share }: MixedFit,
): Float64Array[] {
  const residuals = outcome.map((y, i) =>
    design.reduce((rest, column, j) => rest - coefficients[j]! * column[i]!, y),
  )
  const counts = new Map<number, number>()
  const sums = new Map<number, number>()
  units.forEach((unit, i) => {
    counts.set(unit, (counts.get(unit) ?? 0) + 1)
    sums.set(unit, (sums.get(unit) ?? 0) + residuals[i]!)
  })
  const ratio = share / (1 - share)
  const weighted = residuals.map((residual, i) => {
    const unit = units[i]!
    return (residual - (ratio / (1 + counts.get(unit)! * ratio)) * sums.get(unit)!) / within
  })
  return covariance.map((row, j) => {
    const byRow = weighted.map((residual, i) =>
      design.reduce((sum, column, k) => sum + row[k]! * column[i]! * residual, 0),
    )
    const gathered = gatherByCluster(byRow, units)
    const length = Math.sqrt(gathered.reduce((sum, value) => sum + value * value, 0))
    return length === 0
      ? gathered
      : gathered.map((value) => (value / length) * Math.sqrt(row[j]!))
  })
}
