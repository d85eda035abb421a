import { requireSize } from '#stats/descriptive/sample'
import { StatisticsError } from '#stats/error'
import { normalCritical } from '#stats/intervals/critical-value'
import type { Interval } from '#stats/intervals/interval'

/**
 * Between which values a correlation over independent rows lies, by Fisher's z; of ranks with the wider error of
 * Bonett and Wright. A correlation of 1 or -1 has an interval of no width, which is no evidence of certainty.
 * Source: Fisher, Metron 1921;1:3; Bonett and Wright, Psychometrika 2000;65:23.
 * @throws StatisticsError 'too-few' under four rows, 'domain' outside -1 to 1 or for a bad level
 * @example correlationInterval(0.5, { n: 28, of: 'values' }, 0.95) // 0.16 to 0.74
 */
export function correlationInterval(
  correlation: number,
  { n, of }: { readonly n: number; readonly of: 'values' | 'ranks' },
  level: number,
): Interval {
  requireSize(n, 4)
  if (!(correlation >= -1 && correlation <= 1))
    throw new StatisticsError('domain', `A correlation lies from -1 to 1, not at ${correlation}.`)
  const critical = normalCritical(level)
  if (Math.abs(correlation) === 1) return { low: correlation, high: correlation, level }
  const variance = (of === 'ranks' ? 1 + correlation ** 2 / 2 : 1) / (n - 3)
  const reach = critical * Math.sqrt(variance)
  const z = Math.atanh(correlation)
  return { low: Math.tanh(z - reach), high: Math.tanh(z + reach), level }
}
