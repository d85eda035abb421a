import { type TwoProportions, requireTwoProportions } from '#stats/intervals/counts'
import type { Interval } from '#stats/intervals/interval'
import { wilsonInterval } from '#stats/intervals/wilson-interval'

/**
 * Between which values the difference of two independent shares, p2 - p1, lies: the Wilson intervals
 * of both, squared and added. Legal at none and at all; never outside -1..1.
 * Source: Newcombe, Stat Med 1998;17:873, method 10 (no continuity correction).
 * @throws StatisticsError 'too-few' for an empty group, 'domain' for counts that are none or a bad level
 * @example newcombeInterval({ x1: 48, n1: 80, x2: 56, n2: 70 }, 0.95) // 0.0524 to 0.3339
 */
export function newcombeInterval(counts: TwoProportions, level: number): Interval {
  requireTwoProportions(counts)
  const { x1, n1, x2, n2 } = counts
  const p1 = x1 / n1
  const p2 = x2 / n2
  const base = wilsonInterval(x1, n1, level)
  const treatment = wilsonInterval(x2, n2, level)
  return {
    low: p2 - p1 - Math.hypot(p2 - treatment.low, base.high - p1),
    high: p2 - p1 + Math.hypot(treatment.high - p2, p1 - base.low),
    level,
  }
}
