import { StatisticsError } from '#stats/error'
import { type Clusters, designEffect } from '#stats/power/clusters'
import { type TestRule, detectionChance, requireRule } from '#stats/power/detection'
import { type PowerPlan, requirePossible, splitOf } from '#stats/power/power-plan'

/** A comparison of the shares of two groups of units. */
export interface TwoSharesDesign extends TestRule {
  /** Between 0 and 1. */
  readonly baseShare: number
  /** Treatment's share of all units. */
  readonly treatmentShare: number
  /** Absent: units are assigned one by one. */
  readonly clusters?: Clusters
}

/**
 * Power of the test of two shares (pooled z); the effect is their difference. Normal approximation: within
 * 0.03 of the exact power from some 4 expected in a cell on, mostly below it. Clusters widen the variance by the design effect, and t on their number
 * less 2 takes the normal's place.
 * Source: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (2003), chapter 4,
 * without the continuity correction.
 * @throws StatisticsError 'domain' for shares or clusters that cannot be
 */
export function twoSharesPlan(design: TwoSharesDesign): PowerPlan {
  requireRule(design)
  const { baseShare: p1, clusters } = design
  if (!(p1 > 0 && p1 < 1))
    throw new StatisticsError('domain', `The base's share lies between 0 and 1; it is ${p1}.`)
  const groups = splitOf(design.treatmentShare)
  const widening = clusters === undefined ? 1 : designEffect(clusters)
  const least = (clusters === undefined ? 1 : 2 * clusters.size) / Math.min(...groups)
  const shape = { groups, least, lowest: -p1, highest: 1 - p1 }
  return {
    ...shape,
    power(units, effect) {
      requirePossible(shape, units, effect)
      const p2 = p1 + effect
      const pooled = groups[0] * p1 + groups[1] * p2
      const spread = (p1 * (1 - p1)) / groups[0] + (p2 * (1 - p2)) / groups[1]
      const nullSpread = pooled * (1 - pooled) * (1 / groups[0] + 1 / groups[1])
      const signal = {
        effect,
        standardError: Math.sqrt((widening * spread) / units),
        nullStandardError: Math.sqrt((widening * nullSpread) / units),
        df: clusters === undefined ? Infinity : units / clusters.size - 2,
      }
      return detectionChance(signal, design)
    },
  }
}
