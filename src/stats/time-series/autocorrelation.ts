import { StatisticsError } from '#stats/error'

/** How a series hangs together with itself some periods before. */
export interface Autocorrelation {
  readonly lag: number
  readonly value: number
  /** Pairs of periods that both have a value. */
  readonly pairs: number
}

/**
 * The correlation of a series with itself 1, 2 ... periods before. About +-1.96 / sqrt(n) is what chance does to a
 * series without any. Over missing periods the covariance at a lag is taken over the pairs that are there, times
 * pairs / (pairs + lag), so that it shrinks with the lag as for a whole series.
 * Source: Box, Jenkins, Reinsel and Ljung, Time Series Analysis (5th ed. 2016), section 2.1.5; missing periods as in R's
 * acf: Parzen, Sankhya A 1963;25:383.
 * @param values one a period, NaN where one is missing (`onGrid`)
 * @throws StatisticsError 'too-few' unless values are more than lags and lags at least 1, 'no-variation', 'not-finite'
 * @example autocorrelations(Float64Array.of(1, 2, 3, 4), 1)[0].value // 0.25
 */
export function autocorrelations(values: Float64Array, lags: number): readonly Autocorrelation[] {
  const centred = centredValues(values)
  const present = centred.filter((value) => !Number.isNaN(value))
  if (!Number.isInteger(lags) || lags < 1 || present.length <= lags)
    throw new StatisticsError(
      'too-few',
      `${present.length} values cannot be seen ${lags} periods back.`,
      {
        n: present.length,
        lags,
      },
    )
  const variance = present.reduce((sum, value) => sum + value * value, 0) / present.length
  if (!(variance > 0)) throw new StatisticsError('no-variation', 'The series does not vary.')
  return Array.from({ length: lags }, (_, k) => {
    const lag = k + 1
    const { sum, pairs } = lagged(centred, lag)
    return { lag, value: pairs === 0 ? 0 : sum / (pairs + lag) / variance, pairs }
  })
}

function centredValues(values: Float64Array): Float64Array {
  const infinite = values.findIndex((value) => Math.abs(value) === Infinity)
  if (infinite >= 0)
    throw new StatisticsError('not-finite', `Value ${infinite + 1} is not finite.`, {
      index: infinite,
    })
  const present = values.filter((value) => !Number.isNaN(value))
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length
  return values.map((value) => value - mean)
}

function lagged(
  centred: Float64Array,
  lag: number,
): { readonly sum: number; readonly pairs: number } {
  let sum = 0
  let pairs = 0
  for (let i = lag; i < centred.length; i++) {
    const product = centred[i]! * centred[i - lag]!
    if (Number.isNaN(product)) continue
    sum += product
    pairs++
  }
  return { sum, pairs }
}
