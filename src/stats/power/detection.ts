import { StatisticsError } from '#stats/error'
import { normalQuantile } from '#stats/special/normal'
import { studentTQuantile } from '#stats/special/student-t'
import { noncentralTTail } from '#stats/power/noncentral-t'

/** When a test speaks of an effect: its error level, to one side (that of the effect) or to both. */
export interface TestRule {
  readonly alpha: number
  readonly sides: 1 | 2
}

/** A true effect and the error with which it will be estimated. */
export interface EffectSignal {
  readonly effect: number
  readonly standardError: number
  /** Of the statistic where there is no effect; equal to the other unless the spread hangs on the effect. */
  readonly nullStandardError: number
  /** Of the t test; Infinity for the normal one. */
  readonly df: number
}

/**
 * The chance that a test finds a true effect: that of a statistic beyond the critical value, in either
 * direction where the test has two sides. Without an effect it is alpha.
 * Source: Chow, Shao and Wang, Sample Size Calculations in Clinical Research (2008), section 3.2.
 * @throws StatisticsError 'domain' unless 0 < alpha < 1, the errors are above 0 and finite and df is above 0
 */
export function detectionChance(signal: EffectSignal, { alpha, sides }: TestRule): number {
  requireRule({ alpha, sides })
  const { effect, standardError, nullStandardError, df } = signal
  if (!(standardError > 0 && nullStandardError > 0 && Number.isFinite(effect)))
    throw new StatisticsError('domain', 'A power needs a finite effect and errors above 0.', {
      effect,
      standardError,
    })
  const tail = alpha / sides
  const quantile = df === Infinity ? normalQuantile(tail) : studentTQuantile(tail, df)
  const critical = (-quantile * nullStandardError) / standardError
  const shift = Math.abs(effect) / standardError
  const found = noncentralTTail(critical, df, shift)
  return sides === 1 ? found : Math.min(1, found + noncentralTTail(critical, df, -shift))
}

/** @throws StatisticsError 'domain' unless 0 < alpha < 1 */
export function requireRule({ alpha }: TestRule): void {
  if (!(alpha > 0 && alpha < 1))
    throw new StatisticsError(
      'domain',
      `The error level of a test lies between 0 and 1, such as 0.05; it is ${alpha}.`,
      { alpha },
    )
}
