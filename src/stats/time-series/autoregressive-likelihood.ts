import {
  type OrthogonalColumns,
  dot,
  orthogonalColumns,
} from '#stats/regression/orthogonal-columns'
import { weightsOf } from '#stats/regression/least-squares'

/** A series with its design, as the likelihood takes it. */
export interface Series {
  readonly design: readonly Float64Array[]
  readonly outcome: Float64Array
  readonly periods: Int32Array
}

/** A fit at a given correlation of neighbouring periods. */
export interface AutoregressiveState {
  readonly correlation: number
  readonly columns: OrthogonalColumns
  readonly coefficients: readonly number[]
  /** Residuals made independent, in units of the series' own spread. */
  readonly residuals: Float64Array
  /** Sum of their squares. */
  readonly squares: number
  /** ln |R| + ln |X' R^-1 X|. */
  readonly logDeterminants: number
}

/** Fits the design where periods d apart have the correlation to the power d. */
export function autoregressiveState(series: Series, correlation: number): AutoregressiveState {
  const whiten = whitening(series.periods, correlation)
  const columns = orthogonalColumns(series.design.map(whiten.apply))
  const outcome = whiten.apply(series.outcome)
  const residuals = outcome.slice()
  for (let pass = 0; pass < 2; pass++) {
    for (const direction of columns.q) {
      const share = dot(residuals, direction)
      for (let i = 0; i < residuals.length; i++) residuals[i]! -= share * direction[i]!
    }
  }
  const logColumns = columns.inverse.reduce((sum, row, j) => sum - 2 * Math.log(row[j]!), 0)
  return {
    correlation,
    columns,
    coefficients: weightsOf(columns).map((weight) => dot(weight, outcome)),
    residuals,
    squares: dot(residuals, residuals),
    logDeterminants: whiten.logDeterminant + logColumns,
  }
}

/** Each row less what the row before says of it, over the spread that this leaves. */
function whitening(
  periods: Int32Array,
  correlation: number,
): { readonly apply: (column: Float64Array) => Float64Array; readonly logDeterminant: number } {
  const shares = Float64Array.from(periods, (period, i) =>
    i === 0 ? 0 : correlation ** (period - periods[i - 1]!),
  )
  const spreads = shares.map((share) => Math.sqrt(1 - share * share))
  return {
    apply: (column) =>
      column.map((value, i) =>
        i === 0 ? value : (value - shares[i]! * column[i - 1]!) / spreads[i]!,
      ),
    logDeterminant: spreads.reduce((sum, spread) => sum + 2 * Math.log(spread), 0),
  }
}

/** Correlations between which the likeliest is looked for. */
const LOWEST = -0.98
const HIGHEST = 0.995
const STEPS = 40
const GOLDEN = (Math.sqrt(5) - 1) / 2

/** The fit with the highest restricted likelihood: a look over all correlations, then a golden section. */
export function restrictedAutoregression(series: Series): AutoregressiveState {
  const step = (HIGHEST - LOWEST) / STEPS
  const grid = Array.from({ length: STEPS + 1 }, (_, k) =>
    autoregressiveState(series, LOWEST + k * step),
  )
  const best = grid.reduce((a, b) => (deviance(b) < deviance(a) ? b : a))
  let low = autoregressiveState(series, Math.max(LOWEST, best.correlation - step))
  let high = autoregressiveState(series, Math.min(HIGHEST, best.correlation + step))
  let [a, b] = inner(series, low, high)
  while (high.correlation - low.correlation > 1e-9) {
    if (deviance(a) <= deviance(b)) high = b
    else low = a
    ;[a, b] = inner(series, low, high)
  }
  return deviance(a) <= deviance(b) ? a : b
}

function inner(
  series: Series,
  low: AutoregressiveState,
  high: AutoregressiveState,
): [AutoregressiveState, AutoregressiveState] {
  const width = high.correlation - low.correlation
  return [
    autoregressiveState(series, high.correlation - GOLDEN * width),
    autoregressiveState(series, low.correlation + GOLDEN * width),
  ]
}

/** Minus twice the restricted likelihood at the best variance, but for a constant. */
function deviance({ residuals, columns, squares, logDeterminants }: AutoregressiveState): number {
  return (residuals.length - columns.q.length) * Math.log(squares) + logDeterminants
}
