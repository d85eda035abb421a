import { StatisticsError } from '#stats/error'
import { bisect } from '#stats/power/bisect'
import type { PowerPlan } from '#stats/power/power-plan'
import { requirePower } from '#stats/power/sample-size'

/** What a comparison of a given size is asked for. */
export interface DetectionWish {
  /** In all groups together. */
  readonly units: number
  readonly power: number
  /** Of shares and rates a rise and a fall of one size are not found alike. */
  readonly direction: 'rise' | 'fall'
}

/**
 * The smallest effect that a comparison of a given size finds with a given power (the minimum detectable
 * effect), negative for a fall.
 * @throws StatisticsError 'too-few' where even the largest effect that can be true would be found less
 *   often, or under the plan's least units, 'domain' unless 0 < power < 1
 */
export function detectableEffect(
  plan: PowerPlan,
  { units, power, direction }: DetectionWish,
): number {
  requirePower(power)
  const sign = direction === 'rise' ? 1 : -1
  const limit = direction === 'rise' ? plan.highest : -plan.lowest
  const found = (size: number) => plan.power(units, sign * size) >= power
  let enough = Number.isFinite(limit) ? limit : 1
  while (!found(enough)) {
    if (Number.isFinite(limit) || enough > Number.MAX_VALUE / 4)
      throw new StatisticsError(
        'too-few',
        `With ${units} units no effect is found as often as that.`,
        { units, power },
      )
    enough *= 2
  }
  return sign * bisect(0, enough, found)
}
