import { StatisticsError } from '#stats/error'
import { type Clusters, designEffect } from '#stats/power/clusters'
import { type TestRule, detectionChance, requireRule } from '#stats/power/detection'
import { type PowerPlan, requirePossible, splitOf } from '#stats/power/power-plan'
import { welchDegrees } from '#stats/tests/welch-test'

/** A comparison of the means of two groups of units. */
export interface TwoMeansDesign extends TestRule {
  readonly baseDeviation: number
  readonly treatmentDeviation: number
  /** Share of the variance that covariates explain (R^2), from 0 to below 1. */
  readonly explained: number
  /** Treatment's share of all units. */
  readonly treatmentShare: number
  /** Absent: units are assigned one by one. */
  readonly clusters?: Clusters
}

/**
 * Power of Welch's t test for the difference of two means, by the noncentral t distribution with Welch's
 * degrees of freedom: exact for equal spreads and groups, else within about 0.01.
 * Covariates narrow the variance by 1 - R^2 (their degrees of freedom are not taken off); clusters widen
 * it by the design effect, and their number makes the degrees of freedom.
 * Source: Chow, Shao and Wang (2008), section 3.2; Moser, Stevens and Watts, Commun Stat Theory Methods
 * 1989;18:3963 (Welch); Borm, Fransen and Lemmens, J Clin Epidemiol 2007;60:1234 (covariates).
 * @throws StatisticsError 'domain' for spreads of 0 or less, shares or clusters that cannot be
 */
export function twoMeansPlan(design: TwoMeansDesign): PowerPlan {
  requireRule(design)
  requireSpread(design)
  const groups = splitOf(design.treatmentShare)
  const size = design.clusters?.size ?? 1
  const widening = design.clusters === undefined ? 1 : designEffect(design.clusters)
  const shape = {
    groups,
    least: (2 * size) / Math.min(...groups),
    lowest: -Infinity,
    highest: Infinity,
  }
  const inflation = (1 - design.explained) * widening
  return {
    ...shape,
    power(units, effect) {
      requirePossible(shape, units, effect)
      const [base, treatment] = [units * groups[0], units * groups[1]]
      const a = (inflation * design.baseDeviation ** 2) / base
      const b = (inflation * design.treatmentDeviation ** 2) / treatment
      const standardError = Math.sqrt(a + b)
      const df = welchDegrees(a, base / size - 1, b, treatment / size - 1)
      const signal = { effect, standardError, nullStandardError: standardError, df }
      return detectionChance(signal, design)
    },
  }
}

function requireSpread({ baseDeviation, treatmentDeviation, explained }: TwoMeansDesign): void {
  if (!(baseDeviation > 0 && treatmentDeviation > 0))
    throw new StatisticsError('domain', 'Standard deviations are above 0.', {
      baseDeviation,
      treatmentDeviation,
    })
  if (!Number.isFinite(baseDeviation + treatmentDeviation))
    throw new StatisticsError('not-finite', 'Standard deviations are finite numbers.')
  if (!(explained >= 0 && explained < 1))
    throw new StatisticsError(
      'domain',
      `The share that covariates explain lies from 0 to below 1; it is ${explained}.`,
      { explained },
    )
}
