import { StatisticsError } from '#stats/error'
import { studentTCritical } from '#stats/intervals/critical-value'
import { type Interval, intervalAround } from '#stats/intervals/interval'
import { studentTPValue } from '#stats/tests/p-value'

/** A difference against 0 with its standard error, by Student's t. */
export interface TTest {
  readonly difference: number
  readonly standardError: number
  readonly df: number
  readonly t: number
  /** Two-sided. */
  readonly pValue: number
  readonly interval: Interval
}

/**
 * What follows from a difference, its standard error and the degrees of freedom.
 * @throws StatisticsError 'no-variation' where the standard error is 0, 'domain' for a bad level or df
 */
export function tTestOf(
  difference: number,
  standardError: number,
  df: number,
  level: number,
): TTest {
  if (!(standardError > 0))
    throw new StatisticsError(
      'no-variation',
      'The values do not vary, so the difference has no error to be judged by.',
    )
  const t = difference / standardError
  const reach = studentTCritical(level, df) * standardError
  return {
    difference,
    standardError,
    df,
    t,
    pValue: studentTPValue(t, df),
    interval: intervalAround(difference, reach, level),
  }
}
