import { StatisticsError } from '#stats/error'
import { cholesky } from '#stats/linear-algebra/cholesky'
import { type GroupedRows, withinProducts } from '#stats/panel/grouped-rows'
import { inverseOf, timesVector } from '#stats/panel/small-matrix'

/** A fit at a given ratio of the variance between units to that within. */
export interface RestrictedFit {
  /** Of the orthogonal columns, on top of the least squares fit. */
  readonly coefficients: readonly number[]
  /** Inverse of Q' H^-1 Q: covariance of the coefficients but for the variance within. */
  readonly inverse: readonly (readonly number[])[]
  /** Variance within units. */
  readonly within: number
  /** But for the term in the design's own scale. */
  readonly logLikelihood: number
  readonly ratio: number
}

/** Fits the columns where rows of one unit share `ratio` times the variance within. */
function restrictedFit(rows: GroupedRows, ratio: number): RestrictedFit {
  const { n, p, groups } = rows
  const products = withinProducts(rows, (size) => ratio / (1 + size * ratio))
  const matrix = products.slice(0, p).map((row) => row.slice(0, p))
  const right = products.slice(0, p).map((row) => row[p]!)
  const inverse = inverseOf(matrix)
  const coefficients = timesVector(inverse, right)
  const squares = products[p]![p]! - right.reduce((sum, x, j) => sum + x * coefficients[j]!, 0)
  const within = squares / (n - p)
  if (!(within > 1e-24 * rows.products[p]![p]!))
    throw new StatisticsError('no-variation', 'Columns and units fit every row: nothing is left.')
  const logUnits = groups.reduce((sum, unit) => sum + Math.log(1 + unit.n * ratio), 0)
  const logColumns = cholesky(matrix).reduce((sum, row, j) => sum + 2 * Math.log(row[j]!), 0)
  const logLikelihood =
    -((n - p) * (1 + Math.log(2 * Math.PI * within)) + logUnits + logColumns) / 2
  return { coefficients, inverse, within, logLikelihood, ratio }
}

/** Powers of ten between which the ratio is looked for, and steps for each. */
const SMALLEST = -6
const LARGEST = 8
const STEPS = 4

/**
 * The ratio of the two variances with the highest restricted likelihood: a look at all orders of magnitude, then
 * halving where the slope changes its sign. A ratio under a millionth counts as 0, the edge.
 * Source: Patterson and Thompson, Biometrika 1971;58:545.
 * @throws StatisticsError 'no-variation' where columns and units leave nothing
 */
export function restrictedMaximum(rows: GroupedRows): RestrictedFit {
  const ratios = [0]
  for (let k = SMALLEST * STEPS; k <= LARGEST * STEPS; k++) ratios.push(10 ** (k / STEPS))
  const fits = ratios.map((ratio) => restrictedFit(rows, ratio))
  const best = fits.reduce((a, b) => (b.logLikelihood > a.logLikelihood ? b : a))
  const at = fits.indexOf(best)
  if (at === 0) return best
  if (at === fits.length - 1)
    throw new StatisticsError('no-variation', 'Rows of one unit do not vary about its level.')
  let low = ratios[at - 1]!
  let high = ratios[at + 1]!
  for (let step = 0; step < MOST_HALVINGS && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2
    if (slopeAt(rows, restrictedFit(rows, middle)) > 0) low = middle
    else high = middle
  }
  return restrictedFit(rows, high)
}

const MOST_HALVINGS = 80

/** Slope of the restricted likelihood in the ratio, times 2. */
function slopeAt({ groups, p }: GroupedRows, fit: RestrictedFit): number {
  const { coefficients, inverse, within, ratio } = fit
  let slope = 0
  for (const { n, sums } of groups) {
    const shrink = 1 + n * ratio
    const own = Array.from(sums.subarray(0, p))
    const rest = own.reduce((left, x, j) => left - x * coefficients[j]!, sums[p]!)
    const leverage = timesVector(inverse, own).reduce((sum, x, j) => sum + x * own[j]!, 0)
    slope += ((rest * rest) / within + leverage) / (shrink * shrink) - n / shrink
  }
  return slope
}
