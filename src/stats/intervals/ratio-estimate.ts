import { StatisticsError } from '#stats/error'
import { studentTCritical } from '#stats/intervals/critical-value'
import type { Interval } from '#stats/intervals/interval'
import { studentTPValue } from '#stats/tests/p-value'

/** A ratio treatment / base with its error on the scale of the logarithm. */
export interface RatioEstimate {
  readonly ratio: number
  /** Of the natural logarithm of the ratio. */
  readonly logStandardError: number
  /** Infinity where the normal distribution was used. */
  readonly df: number
  /** Two-sided, of a true ratio of 1. */
  readonly pValue: number
  readonly interval: Interval
}

/**
 * A ratio from its logarithm and the error of that: the interval is exp(log +- critical x error).
 * @throws StatisticsError 'no-variation' without error, 'domain' for a bad level or df
 */
export function ratioEstimate(
  logRatio: number,
  logStandardError: number,
  df: number,
  level: number,
): RatioEstimate {
  if (!(logStandardError > 0))
    throw new StatisticsError('no-variation', 'The values do not vary, so the ratio has no error.')
  const reach = studentTCritical(level, df) * logStandardError
  return {
    ratio: Math.exp(logRatio),
    logStandardError,
    df,
    pValue: studentTPValue(logRatio / logStandardError, df),
    interval: { low: Math.exp(logRatio - reach), high: Math.exp(logRatio + reach), level },
  }
}
