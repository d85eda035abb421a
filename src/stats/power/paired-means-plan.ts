import { StatisticsError } from '#stats/error'
import { type TestRule, detectionChance, requireRule } from '#stats/power/detection'
import { type PowerPlan, requirePossible } from '#stats/power/power-plan'

/** A comparison of two means of the same units (before and after, crossover). */
export interface PairedMeansDesign extends TestRule {
  readonly baseDeviation: number
  readonly treatmentDeviation: number
  /** Between the two values of a unit, -1 to 1. */
  readonly correlation: number
}

/**
 * Power of the paired t test, exact by the noncentral t distribution. Units are pairs of values.
 * Source: Chow, Shao and Wang, Sample Size Calculations in Clinical Research (2008), section 3.1.
 * @throws StatisticsError 'domain' for spreads of 0 or less or a correlation outside -1..1,
 *   'no-variation' where the differences do not vary
 */
export function pairedMeansPlan(design: PairedMeansDesign): PowerPlan {
  requireRule(design)
  const { baseDeviation: a, treatmentDeviation: b, correlation } = design
  if (!(a > 0 && b > 0 && Number.isFinite(a + b) && Math.abs(correlation) <= 1))
    throw new StatisticsError(
      'domain',
      'Standard deviations are above 0 and finite, and a correlation lies between -1 and 1.',
      { baseDeviation: a, treatmentDeviation: b, correlation },
    )
  const variance = (a - b) ** 2 + 2 * (1 - correlation) * a * b
  if (!(variance > 0))
    throw new StatisticsError('no-variation', 'The differences between the values do not vary.')
  const shape = { groups: [1], least: 2, lowest: -Infinity, highest: Infinity }
  return {
    ...shape,
    power(units, effect) {
      requirePossible(shape, units, effect)
      const standardError = Math.sqrt(variance / units)
      const signal = { effect, standardError, nullStandardError: standardError, df: units - 1 }
      return detectionChance(signal, design)
    },
  }
}
