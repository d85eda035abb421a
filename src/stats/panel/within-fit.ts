import { requireSameLength, requireSample } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { levelCodes } from '#stats/panel/level-codes'
import { type PanelRows, componentCount, panelRows } from '#stats/panel/panel-rows'
import { takeRows } from '#stats/panel/take-rows'
import { type WithinTransformation, withinTransformation } from '#stats/panel/within-transformation'
import {
  type OrthogonalColumns,
  dot,
  orthogonalColumns,
  squaredLength,
  takeDirections,
} from '#stats/regression/orthogonal-columns'

/** Rows of units observed over times. */
export interface PanelInput {
  readonly outcome: Float64Array
  readonly predictors: readonly Float64Array[]
  /** Codes for each row. */
  readonly units: Int32Array
  readonly times: Int32Array
  /** Rows with the same code hang together: the units, or what units belong to. */
  readonly clusters: Int32Array
  readonly level: number
}

/** A least squares fit within units and times. */
export interface WithinFit {
  readonly panel: PanelRows
  readonly transform: WithinTransformation
  readonly columns: OrthogonalColumns
  readonly coefficients: readonly number[]
  /** Of the rows kept. */
  readonly residuals: Float64Array
  /** Cluster of each row kept, numbered from 0 on. */
  readonly clusters: Int32Array
  readonly clusterCount: number
  /** Root of G / (G - 1) (n - 1) / (n - K), fixed effects that are nested in the clusters not counted in K. */
  readonly factor: number
}

/** A predictor of which less than this share is left within units and times says nothing. */
const NOTHING_LEFT = 1e-9

/**
 * The fit that all panel methods stand on.
 * @throws StatisticsError 'singular' with the predictor (0-based) that units, times and the predictors
 *   before it determine, 'no-variation' where the outcome does not vary within units and times, 'too-few'
 *   under two clusters or where no degrees of freedom are left, 'not-finite', 'domain'
 */
export function withinFit(input: PanelInput): WithinFit {
  requirePanel(input)
  const panel = panelRows(input.units, input.times)
  const all = panel.leftOut.length === 0
  const { codes: clusters, labels } = levelCodes(
    all ? input.clusters : panel.kept.map((row) => input.clusters[row]!),
  )
  const clusterCount = labels.length
  if (clusterCount < 2)
    throw new StatisticsError('too-few', 'Errors by cluster need at least two clusters.', {
      clusters: clusterCount,
    })
  const transform = withinTransformation(panel)
  const take = (column: Float64Array) => (all ? column : takeRows(column, panel.kept))
  const columns = orthogonalColumnsOf(input.predictors.map(take), transform)
  const y = transformed(take(input.outcome), transform)
  if (y === undefined)
    throw new StatisticsError('no-variation', 'The outcome does not vary within units and times.')
  const residuals = y.slice()
  const shares = takeDirections(residuals, columns.q)
  takeDirections(residuals, columns.q)
  const parameters = input.predictors.length + freeEffects(panel, clusters)
  return {
    panel,
    transform,
    columns,
    coefficients: columns.inverse.map((row) => dot(row, shares)),
    residuals,
    clusters,
    clusterCount,
    factor: correction(clusters.length, clusterCount, parameters),
  }
}

function requirePanel({ outcome, predictors, units, times, clusters }: PanelInput): void {
  if (predictors.length === 0) throw new StatisticsError('too-few', 'There is no predictor.')
  for (const column of [units, times, clusters, ...predictors]) requireSameLength(column, outcome)
  for (const column of [outcome, ...predictors]) requireSample(column, 2)
}

function orthogonalColumnsOf(
  predictors: readonly Float64Array[],
  transform: WithinTransformation,
): OrthogonalColumns {
  const design = predictors.map((column, predictor) => {
    const within = transformed(column, transform)
    if (within === undefined) throw determined(predictor)
    return within
  })
  try {
    return orthogonalColumns(design)
  } catch (error) {
    throw error instanceof StatisticsError && error.code === 'singular'
      ? determined(Number(error.details['column']))
      : error
  }
}

/** The column within units and times; nothing where only rounding is left of it. */
function transformed(
  column: Float64Array,
  transform: WithinTransformation,
): Float64Array | undefined {
  const within = transform(column)
  const left = squaredLength(within)
  const surely = left > NOTHING_LEFT ** 2 * squaredLength(column)
  return surely || left > NOTHING_LEFT ** 2 * variation(column) ? within : undefined
}

/** Sum of squares about the mean. */
function variation(column: Float64Array): number {
  let sum = 0
  for (let i = 0; i < column.length; i++) sum += column[i]!
  const mean = sum / column.length
  let squares = 0
  for (let i = 0; i < column.length; i++) {
    const rest = column[i]! - mean
    squares += rest * rest
  }
  return squares
}

function determined(predictor: number): StatisticsError {
  return new StatisticsError(
    'singular',
    `Predictor ${predictor + 1} follows from the units, the times and the predictors before it.`,
    { predictor },
  )
}

/** What is left of a column that is already within units and times, once the predictors are taken out. */
export function lessColumns(column: Float64Array, { q }: OrthogonalColumns): Float64Array {
  const rest = column.slice()
  for (let pass = 0; pass < 2; pass++) takeDirections(rest, q)
  return rest
}

function correction(n: number, groups: number, parameters: number): number {
  if (n <= parameters)
    throw new StatisticsError('too-few', 'There are not more rows than unknowns.', {
      n,
      parameters,
    })
  return Math.sqrt(((groups / (groups - 1)) * (n - 1)) / (n - parameters))
}

/** Fixed effects that are not nested in the clusters; nested ones count as one constant. */
function freeEffects(panel: PanelRows, clusters: Int32Array): number {
  const { units, times, unitCount, timeCount } = panel
  const all = unitCount + timeCount - componentCount(panel)
  if (isNested(units, clusters)) return all - unitCount + 1
  return isNested(times, clusters) ? all - timeCount + 1 : all
}

function isNested(codes: Int32Array, clusters: Int32Array): boolean {
  const known = new Int32Array(codes.length).fill(-1)
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!
    if (known[code] === -1) known[code] = clusters[i]!
    else if (known[code] !== clusters[i]) return false
  }
  return true
}
