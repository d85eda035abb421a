import { StatisticsError } from '#stats/error'
import { chiSquareTail } from '#stats/special/chi-square'
import { autocorrelations } from '#stats/time-series/autocorrelation'

/** Several autocorrelations against 0 at once. */
export interface LjungBox {
  readonly q: number
  readonly df: number
  readonly pValue: number
}

/**
 * Whether a series hangs together with itself over the first `lags` periods: n (n + 2) sum r_k^2 / (n - k) against
 * chi-square. With missing periods n - k is the number of pairs that are there. For residuals of a regression it is
 * close, for those of an autoregression take off its terms.
 * Source: Ljung and Box, Biometrika 1978;65:297; missing periods: Stoffer and Toloi, Statistics and Probability Letters
 * 1992;13:391.
 * @param values one a period, NaN where one is missing (`onGrid`)
 * @param fitted autoregressive terms the values are residuals of; 0 for others
 * @throws StatisticsError 'domain' unless lags are more than fitted, otherwise as `autocorrelations`
 */
export function ljungBox(values: Float64Array, lags: number, fitted: number): LjungBox {
  if (!(Number.isInteger(fitted) && fitted >= 0 && lags > fitted))
    throw new StatisticsError('domain', `${lags} lags leave nothing beside ${fitted} terms.`, {
      lags,
      fitted,
    })
  const n = values.filter((value) => !Number.isNaN(value)).length
  const q = autocorrelations(values, lags).reduce(
    (sum, { value, pairs }) => sum + (pairs === 0 ? 0 : (value * value) / pairs),
    0,
  )
  const statistic = n * (n + 2) * q
  return { q: statistic, df: lags - fitted, pValue: chiSquareTail(statistic, lags - fitted) }
}
