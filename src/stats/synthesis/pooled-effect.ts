import { StatisticsError } from '#stats/error'
import { studentTCritical } from '#stats/intervals/critical-value'
import { type Interval, intervalAround } from '#stats/intervals/interval'
import type { WeightedMean } from '#stats/synthesis/effect'
import { studentTPValue } from '#stats/tests/p-value'

/** Several effects taken together. */
export interface PooledEffect {
  readonly value: number
  readonly standardError: number
  /** Infinity where the normal distribution was used. */
  readonly df: number
  /** Two-sided, of a true effect of 0. */
  readonly pValue: number
  readonly interval: Interval
  /** What each study counts, in their order; the shares add up to 1. */
  readonly weights: readonly number[]
}

/**
 * What follows from a mean and its error.
 * @throws StatisticsError 'no-variation' where the error is 0, 'domain' for a bad level
 */
export function pooledEffect(
  { value, precision, weights }: WeightedMean,
  { standardError, df }: { readonly standardError: number; readonly df: number },
  level: number,
): PooledEffect {
  if (!(standardError > 0))
    throw new StatisticsError(
      'no-variation',
      'The effects are all equal, so their spread says nothing of the error of their mean.',
    )
  return {
    value,
    standardError,
    df,
    pValue: studentTPValue(value / standardError, df),
    interval: intervalAround(value, studentTCritical(level, df) * standardError, level),
    weights: weights.map((weight) => weight / precision),
  }
}
