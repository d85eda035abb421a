import { requireProportion } from '#stats/intervals/counts'
import { normalCritical } from '#stats/intervals/critical-value'
import type { Interval } from '#stats/intervals/interval'

/**
 * Between which shares the true one lies, given successes among n independent cases. Legal at
 * none and at all: the end is then exactly 0 or 1. Not for cases in clusters.
 * Source: Wilson, JASA 1927;22:209; Newcombe, Stat Med 1998;17:857, method 3 (no continuity correction).
 * @throws StatisticsError 'too-few' for n = 0, 'domain' for counts that are none or a bad level
 * @example wilsonInterval(81, 263, 0.95) // 0.2553 to 0.3662
 */
export function wilsonInterval(successes: number, n: number, level: number): Interval {
  requireProportion(successes, n)
  const z = normalCritical(level)
  const failures = n - successes
  const centre = successes + (z * z) / 2
  const reach = z * Math.sqrt((successes * failures) / n + (z * z) / 4)
  const divisor = n + z * z
  return {
    low: successes === 0 ? 0 : (centre - reach) / divisor,
    high: failures === 0 ? 1 : (centre + reach) / divisor,
    level,
  }
}
