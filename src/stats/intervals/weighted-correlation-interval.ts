import { standardErrorOf } from '#stats/influence/linear-estimate'
import type { WeightedCorrelation } from '#stats/influence/weighted-correlation'
import { normalCritical, studentTCritical } from '#stats/intervals/critical-value'
import type { Interval } from '#stats/intervals/interval'

/**
 * Between which values the correlation of a population lies whose pairs have weights, by Fisher's z: as far as the wider of
 * two errors, that of `correlationInterval` for so many pairs as the weights leave (Kish; too small where the weights lie
 * on the pairs that say most), and the linearised one with t (too small for few pairs). A correlation of 1 or
 * -1 has no width; undefined where the weights leave no more than three pairs.
 * Source: Bonett and Wright, Psychometrika 2000;65:23; that the wider one is taken is a convention of ours.
 * @throws StatisticsError 'domain' for a bad level
 */
export function weightedCorrelationInterval(
  correlation: WeightedCorrelation,
  of: 'values' | 'ranks',
  level: number,
): Interval | undefined {
  const { value, effectiveSize, df } = correlation
  const [normal, student] = [normalCritical(level), studentTCritical(level, df)]
  if (Math.abs(value) === 1) return { low: value, high: value, level }
  if (effectiveSize <= 3) return undefined
  const variance = (of === 'ranks' ? 1 + value ** 2 / 2 : 1) / (effectiveSize - 3)
  const linearised = standardErrorOf(correlation) / (1 - value ** 2)
  const reach = Math.max(normal * Math.sqrt(variance), student * linearised)
  const z = Math.atanh(value)
  return { low: Math.tanh(z - reach), high: Math.tanh(z + reach), level }
}
