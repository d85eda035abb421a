import { normalCritical } from '#stats/intervals/critical-value'
import type { Interval } from '#stats/intervals/interval'

/**
 * The scale on which an interval of a share over time is symmetric: the logarithm of minus the logarithm
 * of the share (never leaves 0..1, better with few events) or the share itself (cut at 0 and 1).
 */
type ShareScale = 'log-log' | 'plain'

/** Level and scale of an interval of a share. */
export interface ShareSettings {
  readonly level: number
  readonly scale: ShareScale
}

/**
 * Interval of a share strictly between 0 and 1 from its standard error.
 * Source: Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, 2nd ed. (2002), section 1.4.
 * @throws StatisticsError 'domain' for a bad level
 */
export function shareInterval(
  share: number,
  standardError: number,
  { level, scale }: ShareSettings,
): Interval {
  const reach = normalCritical(level) * standardError
  if (scale === 'plain')
    return { low: Math.max(0, share - reach), high: Math.min(1, share + reach), level }
  const factor = Math.exp(reach / (share * -Math.log(share)))
  return { low: share ** factor, high: share ** (1 / factor), level }
}

/**
 * The lower end for a share without the event while nobody of `n` units had it: exact binomial, so
 * that 1 - low is the upper end of the share with the event.
 * Source: Clopper and Pearson, Biometrika 1934;26:404.
 */
export function noEventLow(n: number, level: number): number {
  return n > 0 ? Math.exp(Math.log((1 - level) / 2) / n) : 0
}
