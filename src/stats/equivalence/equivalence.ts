import { StatisticsError } from '#stats/error'
import type { Interval } from '#stats/intervals/interval'

/** Effects, treatment against base, that are as good as none; set before looking. */
export interface Margins {
  readonly low: number
  readonly high: number
}

/** Two one-sided tests of an effect against its margins. */
export interface Equivalence {
  /** Of an effect at or below the low margin. */
  readonly lowPValue: number
  /** Of an effect at or above the high margin. */
  readonly highPValue: number
  /** The larger of the two. */
  readonly pValue: number
  /** At 1 - 2 alpha: inside the margins exactly when the effect is shown to be. */
  readonly interval: Interval
  readonly equivalent: boolean
}

/** The worst effect that would still be acceptable, and which way is better. */
export interface WorstEffect {
  readonly limit: number
  readonly better: 'higher' | 'lower'
}

/** A one-sided test of an effect against the worst acceptable one. */
export interface NonInferiority {
  readonly pValue: number
  /** What the effect is not worse than, at 1 - alpha. */
  readonly bound: number
  readonly nonInferior: boolean
}

/** What follows from the two p-values and the interval at 1 - 2 alpha. */
export function equivalenceOf(
  { lowPValue, highPValue }: Pick<Equivalence, 'lowPValue' | 'highPValue'>,
  interval: Interval,
  alpha: number,
): Equivalence {
  const pValue = Math.max(lowPValue, highPValue)
  return { lowPValue, highPValue, pValue, interval, equivalent: pValue < alpha }
}

/** @throws StatisticsError 'domain' unless low < high, both finite */
export function requireMargins({ low, high }: Margins): void {
  if (!(Number.isFinite(low) && Number.isFinite(high) && low < high))
    throw new StatisticsError(
      'domain',
      `Margins are finite, the low one below the high one, not ${low} and ${high}.`,
      { low, high },
    )
}

/**
 * One-sided tests at alpha go with intervals at 1 - 2 alpha.
 * @throws StatisticsError 'domain' unless 0 < alpha < 0.5
 */
export function requireAlpha(alpha: number): void {
  if (!(alpha > 0 && alpha < 0.5))
    throw new StatisticsError(
      'domain',
      `The error level of a one-sided test lies between 0 and 0.5, such as 0.05; it is ${alpha}.`,
      { alpha },
    )
}
