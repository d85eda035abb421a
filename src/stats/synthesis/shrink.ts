import { StatisticsError } from '#stats/error'
import { normalCritical } from '#stats/intervals/critical-value'
import { type Interval, intervalAround } from '#stats/intervals/interval'
import { type Effect, requireEffects } from '#stats/synthesis/effect'
import { normalPValue } from '#stats/tests/p-value'

/** What was believed before the test: a normal distribution of true effects. */
export interface PriorEffect {
  readonly mean: number
  /** How far true effects lie from it, above 0. */
  readonly standardDeviation: number
}

/** A test and a benchmark taken together. */
export interface ShrunkEffect {
  readonly value: number
  readonly standardDeviation: number
  /** Holds the true effect with this probability, if the prior is right. */
  readonly interval: Interval
  /** What the test counts against the prior, from 0 to 1. */
  readonly weight: number
  /** Chance of a test at least as far from the prior's mean as this one: small where the two disagree. */
  readonly conflict: number
}

/**
 * What to believe of an effect after a small test when a benchmark says how large such effects are: the
 * precision-weighted mean of both. The prior must come from elsewhere than the test's rows; where
 * `conflict` is small, say 0.05, the benchmark does not fit and the test stands better alone.
 * Source: Spiegelhalter, Abrams and Myles, Bayesian Approaches to Clinical Trials (2004), section 3.6;
 * Box, JRSS A 1980;143:383 (conflict).
 * @throws StatisticsError 'not-finite', 'domain' where an error or spread is not above 0 or for a bad level
 * @example shrink({ value: 4, standardError: 1 }, { mean: 0, standardDeviation: 1 }, 0.95).value // 2
 */
export function shrink(effect: Effect, prior: PriorEffect, level: number): ShrunkEffect {
  requireEffects([effect], 1)
  const { mean, standardDeviation: spread } = prior
  if (!(Number.isFinite(mean) && Number.isFinite(spread)))
    throw new StatisticsError('not-finite', 'Mean and spread of a prior are finite numbers.')
  if (!(spread > 0))
    throw new StatisticsError('domain', `The spread of a prior is above 0; it is ${spread}.`)
  const total = Math.hypot(spread, effect.standardError)
  const weight = 1 / (1 + (effect.standardError / spread) ** 2)
  const standardDeviation = (spread * effect.standardError) / total
  const value = mean + weight * (effect.value - mean)
  return {
    value,
    standardDeviation,
    interval: intervalAround(value, normalCritical(level) * standardDeviation, level),
    weight,
    conflict: normalPValue((effect.value - mean) / total),
  }
}
