import { StatisticsError } from '#stats/error'
import { studentTCritical } from '#stats/intervals/critical-value'
import { type Interval, intervalAround } from '#stats/intervals/interval'
import type { RandomEffects } from '#stats/synthesis/random-effects'

/**
 * Between which values the true effect in a further study (a new customer, a new site) lies: t on
 * k - 2 degrees of freedom, with the variance between studies and the squared error of the mean. Not
 * for the mean effect over these studies. Wide with few studies, and rightly so.
 * Source: Higgins, Thompson and Spiegelhalter, JRSS A 2009;172:137, equation 12.
 * @throws StatisticsError 'too-few' under three studies, 'domain' for a bad level
 */
export function predictionInterval(pooled: RandomEffects, level: number): Interval {
  const { studies, value, standardError, betweenVariance } = pooled
  if (studies < 3)
    throw new StatisticsError(
      'too-few',
      `What a further study may find needs at least three studies; there are ${studies}.`,
      { n: studies, least: 3 },
    )
  const spread = Math.hypot(Math.sqrt(betweenVariance), standardError)
  return intervalAround(value, studentTCritical(level, studies - 2) * spread, level)
}
