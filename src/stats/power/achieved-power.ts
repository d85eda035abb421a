import { type TestRule, detectionChance } from '#stats/power/detection'
import { crossing } from '#stats/power/crossing'
import { requirePower } from '#stats/power/sample-size'

/** How precisely a finished comparison came out. */
export interface Precision {
  readonly standardError: number
  /** Infinity for a normal test. */
  readonly df: number
}

/**
 * The power that a finished comparison had for an effect that was set beforehand, from the error that it
 * reached. Never for the effect that it found: that only says the p-value again.
 * Source: Hoenig and Heisey, The American Statistician 2001;55:19.
 * @throws StatisticsError as `detectionChance`
 */
export function achievedPower(effect: number, precision: Precision, rule: TestRule): number {
  const { standardError, df } = precision
  return detectionChance({ effect, standardError, nullStandardError: standardError, df }, rule)
}

/**
 * The smallest effect, above 0, that a comparison of this precision finds with a given power.
 * @throws StatisticsError as `detectionChance`, 'domain' unless 0 < power < 1
 */
export function detectableWith(precision: Precision, rule: TestRule, power: number): number {
  requirePower(power)
  const beyond = (effect: number) => achievedPower(effect, precision, rule) - power
  if (beyond(0) >= 0) return 0
  let enough = precision.standardError
  while (beyond(enough) < 0) enough *= 2
  return crossing(0, enough, beyond)
}
