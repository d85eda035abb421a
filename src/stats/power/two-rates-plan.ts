import { StatisticsError } from '#stats/error'
import { type TestRule, detectionChance, requireRule } from '#stats/power/detection'
import { type PowerPlan, requirePossible, splitOf } from '#stats/power/power-plan'

/** A comparison of the rates of events of two groups of units. */
export interface TwoRatesDesign extends TestRule {
  /** Events per unit of exposure, above 0. */
  readonly baseRate: number
  /** Of each unit (time, opportunities, executions), above 0. */
  readonly exposure: number
  /** Variance of a unit's count over its mean: 1 for independent events, more where they cluster. */
  readonly dispersion: number
  /** Treatment's share of all units. */
  readonly treatmentShare: number
}

/**
 * Power of the test of two rates (pooled z); the effect is their difference. Normal approximation: within
 * 0.025 of the exact power from 10 events in a group on, mostly below it.
 * Source: Thode, The Statistician 1997;46:227 (pooled test); the dispersion as a factor on the variance
 * as in McCullagh and Nelder, Generalized Linear Models (1989), chapter 6.
 * @throws StatisticsError 'domain' for rates, exposures, dispersions or shares that cannot be
 */
export function twoRatesPlan(design: TwoRatesDesign): PowerPlan {
  requireRule(design)
  const { baseRate, exposure, dispersion } = design
  if (!(baseRate > 0 && exposure > 0 && dispersion > 0))
    throw new StatisticsError('domain', 'Rate, exposure and dispersion are above 0.', {
      baseRate,
      exposure,
      dispersion,
    })
  const groups = splitOf(design.treatmentShare)
  const shape = { groups, least: 1 / Math.min(...groups), lowest: -baseRate, highest: Infinity }
  return {
    ...shape,
    power(units, effect) {
      requirePossible(shape, units, effect)
      const rate = baseRate + effect
      const pooled = groups[0] * baseRate + groups[1] * rate
      const perUnit = dispersion / (units * exposure)
      const signal = {
        effect,
        standardError: Math.sqrt(perUnit * (baseRate / groups[0] + rate / groups[1])),
        nullStandardError: Math.sqrt(perUnit * pooled * (1 / groups[0] + 1 / groups[1])),
        df: Infinity,
      }
      return detectionChance(signal, design)
    },
  }
}
