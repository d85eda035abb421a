import { type Interval, intervalAround } from '#stats/intervals/interval'
import { normalCritical } from '#stats/intervals/critical-value'
import { chiSquareTail } from '#stats/special/chi-square'
import { type Effect, requireEffects } from '#stats/synthesis/effect'
import { generalizedQ } from '#stats/synthesis/generalized-q'
import { normalPValue } from '#stats/tests/p-value'

/** Effects of several subgroups against each other. */
export interface Interaction {
  /** Cochran's Q. */
  readonly statistic: number
  readonly df: number
  readonly pValue: number
}

/** Effects of two subgroups against each other, second - first. */
export interface TwoGroupInteraction {
  readonly difference: number
  readonly standardError: number
  readonly z: number
  /** Two-sided. */
  readonly pValue: number
  readonly interval: Interval
}

/**
 * Whether an effect differs between subgroups. That it is clear of 0 in one and not in another says
 * nothing: this does. Subgroups share no units; effects are on a scale on which they are about normal
 * (differences, log ratios). Weak: subgroups of a test made for its overall effect seldom suffice.
 * Source: Cochran, Biometrics 1954;10:101.
 * @throws StatisticsError 'too-few' under two subgroups, 'not-finite', 'domain' where an error is not above 0
 */
export function interactionTest(subgroups: readonly Effect[]): Interaction {
  requireEffects(subgroups, 2)
  const statistic = generalizedQ(subgroups, 0)
  const df = subgroups.length - 1
  return { statistic, df, pValue: chiSquareTail(statistic, df) }
}

/**
 * By how much an effect differs between two subgroups; of log ratios the exponentials are the ratio of
 * the two ratios and its interval. The p-value is that of `interactionTest`.
 * Source: Altman and Bland, BMJ 2003;326:219.
 * @throws StatisticsError as `interactionTest`, 'domain' for a bad level
 */
export function twoGroupInteraction(
  first: Effect,
  second: Effect,
  level: number,
): TwoGroupInteraction {
  requireEffects([first, second], 2)
  const difference = second.value - first.value
  const standardError = Math.hypot(first.standardError, second.standardError)
  const z = difference / standardError
  return {
    difference,
    standardError,
    z,
    pValue: normalPValue(z),
    interval: intervalAround(difference, normalCritical(level) * standardError, level),
  }
}
